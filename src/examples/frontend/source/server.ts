/** Where the server is: `VITE_ON_RECORD_URL` when the pages are built. */
export const SERVER = `${import.meta.env.VITE_ON_RECORD_URL ?? 'http://localhost:8080'}/graphql`;
