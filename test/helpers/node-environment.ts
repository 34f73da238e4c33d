/** What a Node that a test starts has of the environment, beside what the test gives it. */
export const nodeEnvironment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
