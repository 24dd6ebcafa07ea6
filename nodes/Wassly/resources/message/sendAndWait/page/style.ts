/** For phones first: large targets, the system's fonts and colors. */
export const STYLE = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body {
	margin: 0 auto; max-width: 34rem; padding: 2rem 1.25rem;
	font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
	color: #1c1e21; background: #fff;
}
h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 1rem; }
h1, p { overflow-wrap: anywhere; }
p[dir] { white-space: pre-wrap; unicode-bidi: plaintext; }
p { margin: 0 0 1.5rem; }
form { display: grid; gap: 0.75rem; }
button, textarea {
	width: 100%; min-height: 3.25rem; padding: 0.75rem 1rem; border-radius: 0.75rem;
	font: inherit; border: 1px solid #8a8d91; background: transparent; color: inherit;
	overflow-wrap: anywhere;
}
textarea { min-height: 9rem; resize: vertical; }
button { font-weight: 600; cursor: pointer; }
button:disabled { opacity: 0.6; cursor: default; }
#sending { margin-top: 1.5rem; }
a { color: #0a58ca; }
code { font-family: ui-monospace, monospace; }
button.primary { background: #0b7a4b; border-color: #0b7a4b; color: #fff; }
button:focus-visible, textarea:focus-visible { outline: 3px solid #2f7de1; outline-offset: 2px; }
.answer { font-weight: 600; }
.problem { color: #b3261e; font-weight: 600; }
@media (prefers-color-scheme: dark) {
	body { color: #e7e9ea; background: #15191c; }
	.problem { color: #ffb4ab; }
	a { color: #8ab4f8; }
}
`;
