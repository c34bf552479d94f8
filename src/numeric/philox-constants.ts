/** Of Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), for all who compute it. */
export const ROUNDS = 10;
export const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
/** What the key is added to from round to round. */
export const WEYL = [0x9e3779b9, 0xbb67ae85] as const;
