/** Whether a text contains anything that can be seen. */
export const isVisible = (text: string): boolean => /[^\p{DI}\p{Z}\p{Cc}\u2800]/u.test(text);

/** Whether a browser would post it as it is. It changes a lone CR and replaces NUL; other control characters can't be seen. */
export const canBePosted = (label: string): boolean => !/[^\P{Cc}\n\t]/u.test(label);
