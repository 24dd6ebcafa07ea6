/** The table of targets in docs/benchmark.md, which the README repeats. */
export const FIGURES = /<!-- figures -->[^]*<!-- \/figures -->/;
