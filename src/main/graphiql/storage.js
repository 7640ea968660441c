const PREFIX = 'on-record/';

const ownKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

/** Local storage under a prefix: on localhost, other GraphiQLs share it and would show their tabs here, ours there. */
export const storage = {
  getItem: (key) => localStorage.getItem(PREFIX + key),
  setItem: (key, value) => localStorage.setItem(PREFIX + key, value),
  removeItem: (key) => localStorage.removeItem(PREFIX + key),
  clear: () => ownKeys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return ownKeys().length;
  },
};
