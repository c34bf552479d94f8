/** What is made of a program is made once, however many networks and phases ask for it. */
export function compiledOnce<Program extends object, Compiled>(
  compile: (program: Program) => Compiled,
): (program: Program) => Compiled {
  const made = new WeakMap<Program, Compiled>();
  return (program) => {
    const there = made.get(program) ?? compile(program);
    made.set(program, there);
    return there;
  };
}
