/** The page's own style and script: nothing is fetched from anywhere else. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#16202e, #e6eaf0); --quiet: light-dark(#55606f, #a2adbb); --paper: light-dark(#fff, #1b2028); --ground: light-dark(#eef1f5, #12151a); --edge: light-dark(#d3d9e2, #323946); --accent: #1f5fbf; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, footer { padding: 14px 20px; display: flex; justify-content: space-between; gap: 12px; color: var(--quiet); font-size: 14px; }
.brand { font-weight: 650; color: var(--ink); }
main { width: 100%; max-width: 640px; margin: 8px auto auto; padding: 24px 20px 28px; background: var(--paper); border: 1px solid var(--edge); border-radius: 14px; }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.2; }
.progress { margin: 0 0 6px; color: var(--quiet); font-size: 14px; }
fieldset { border: 0; margin: 0; padding: 0; } legend { padding: 0; margin-bottom: 10px; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(170px, 1fr)); gap: 12px; }
.card, .row { display: grid; gap: 8px; padding: 10px; border: 1px solid var(--edge); border-radius: 10px; cursor: pointer; position: relative; }
.row { grid-template-columns: auto 1fr; align-items: center; margin-bottom: 8px; }
.card:has(:checked), .row:has(:checked) { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.card img { width: 100%; height: auto; aspect-ratio: 320 / 202; object-fit: cover; border-radius: 6px; background: var(--ground); }
.card input { position: absolute; top: 16px; left: 16px; }
input[type=radio], input[type=checkbox] { width: 20px; height: 20px; accent-color: var(--accent); }
strong { display: block; font-weight: 600; } small, .hint { color: var(--quiet); font-size: 14px; }
.check { display: flex; gap: 12px; align-items: center; margin: 16px 0; min-height: 44px; }
.field, .file { display: grid; gap: 6px; margin: 14px 0; }
select, input[type=file] { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 8px; padding: 10px; max-width: 100%; }
details { margin: 16px 0 4px; } summary { cursor: pointer; padding: 8px 0; }
.button { display: inline-block; margin-top: 16px; padding: 12px 22px; min-height: 46px; border: 0; border-radius: 10px; background: var(--accent); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.note { border-left: 4px solid #b26a00; padding: 2px 14px; background: light-dark(#fff6e6, #2c2414); border-radius: 6px; }
a:not(.button) { color: light-dark(#1a54a8, #8ab6ff); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 680px) { main { border-width: 1px 0; border-radius: 0; } }
`;

export const SCRIPT = `
for (const input of document.querySelectorAll('[data-picture]')) {
  input.addEventListener('change', () => {
    const file = input.files[0];
    const box = input.closest('details');
    const told = box.querySelector('[data-told]');
    const field = box.querySelector('[name=picture]');
    field.value = '';
    if (!file) return;
    if (file.size > 10 * 1024 * 1024) { told.textContent = 'This picture is larger than 10 MB.'; return; }
    const reader = new FileReader();
    reader.onload = () => { field.value = reader.result; told.textContent = file.name + ' is ready.'; };
    reader.readAsDataURL(file);
  });
}
`;
