/** Where docs/benchmark.md has the table of the targets, and the README repeats it. */
export const FIGURES = /<!-- figures -->[^]*<!-- \/figures -->/;
