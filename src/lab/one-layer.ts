/** Units of one layer that a read-out sees, where the user says nothing: the same for all methods that are held against each other. */
export const ONE_LAYER = 100;
