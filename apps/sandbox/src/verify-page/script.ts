/**
 * Reads a chosen picture into its hidden field and shows it; the server checks again what it gets. A specimen that
 * is still being drawn comes as a grey card 320 wide, and is asked for again.
 */
export const SCRIPT = `
for (const picture of document.querySelectorAll('.card img')) {
  const from = picture.src;
  let left = 60;
  const look = () => {
    if (picture.naturalWidth !== 320 || left-- === 0) return;
    setTimeout(() => { picture.src = from + '?' + left; }, 2000);
  };
  picture.addEventListener('load', look);
  if (picture.complete) look();
}
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
