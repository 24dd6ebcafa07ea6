/** Longer than for a list: files take time to upload. */
export const DEFAULT_SEND_TIMEOUT_SECONDS = 120;

export const DEFAULT_RATE_LIMIT_WAIT_SECONDS = 120;
