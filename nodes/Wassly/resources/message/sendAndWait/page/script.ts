/**
 * Keeps a second tap from posting the form again: n8n would answer that with JSON. The page works
 * without it.
 */
export const SCRIPT = `
const form = document.querySelector('form');
const buttons = form.querySelectorAll('button');
const sending = document.getElementById('sending');
let isSent = false;
const show = (sent) => {
	isSent = sent;
	sending.hidden = !sent;
	for (const button of buttons) button.disabled = sent;
};
form.addEventListener('submit', (event) => {
	if (isSent) return event.preventDefault();
	isSent = true;
	// A button that is disabled now would not be posted.
	setTimeout(() => show(true));
});
// Back shows the page as it was left.
addEventListener('pageshow', (event) => { if (event.persisted) show(false); });
`;
