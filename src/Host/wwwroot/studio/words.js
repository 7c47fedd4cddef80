// The texts of the frame in the reader's language, written into the page by the server.
const texts = JSON.parse(document.getElementById('shell-texts').textContent);

export const say = key => texts[key];
