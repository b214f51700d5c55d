/** Reads a chosen picture into its hidden field and shows it; the server checks again what it gets. */
export const SCRIPT = `
for (const input of document.querySelectorAll('[data-picture]')) {
  const box = input.closest('.file');
  const told = box.querySelector('[aria-live]');
  const field = box.querySelector('[type=hidden]');
  const shown = box.querySelector('img');
  const say = (text, wrong) => { told.textContent = text; told.classList.toggle('wrong', wrong); };
  input.addEventListener('change', () => {
    const file = input.files[0];
    field.value = '';
    shown.hidden = true;
    if (!file) return say('', false);
    if (!['image/jpeg', 'image/png', 'image/webp'].includes(file.type)) return say('This is not a JPEG, PNG or WebP picture.', true);
    if (file.size > 10 * 1024 * 1024) return say('This picture is larger than 10 MB.', true);
    const reader = new FileReader();
    reader.onload = () => {
      field.value = reader.result;
      shown.src = reader.result;
      shown.hidden = false;
      say(file.name + ' is ready.', false);
    };
    reader.readAsDataURL(file);
  });
}
`;
