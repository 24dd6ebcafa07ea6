/** Where the public API reference places the Wassly API. */
export const DEFAULT_BASE_URL = 'https://www.wassly.com';
