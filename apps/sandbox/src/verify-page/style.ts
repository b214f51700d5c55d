/** The page's own style: nothing is fetched from anywhere else. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#16202e, #e6eaf0); --quiet: light-dark(#55606f, #a2adbb); --paper: light-dark(#fff, #1b2028); --ground: light-dark(#eef1f5, #12151a); --edge: light-dark(#d3d9e2, #323946); --accent: #1f5fbf; --tint: light-dark(#f0f5fd, #1c2838); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, footer { width: 100%; max-width: 680px; margin: 0 auto; padding: 16px 20px; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 12px; color: var(--quiet); font-size: 14px; }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 650; color: var(--ink); } .brand svg { color: var(--accent); }
main { width: 100%; max-width: 640px; margin: 8px auto auto; padding: 28px; background: var(--paper); border: 1px solid var(--edge); border-radius: 16px; box-shadow: 0 1px 2px #0b162a0a, 0 8px 28px #0b162a0f; }
h1 { margin: 18px 0 12px; font-size: 26px; line-height: 1.2; letter-spacing: -.01em; }
.progress { margin: 0 0 8px; color: var(--quiet); font-size: 14px; }
.bar { display: flex; gap: 6px; } .bar i { flex: 1; height: 4px; border-radius: 2px; background: var(--edge); } .bar .done { background: var(--accent); }
fieldset { border: 0; margin: 0; padding: 0; } legend { padding: 0; margin-bottom: 10px; font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px; }
.card, .row { display: grid; gap: 8px; padding: 10px; border: 1px solid var(--edge); border-radius: 12px; cursor: pointer; position: relative; align-content: start; }
.row { grid-template-columns: auto 1fr; align-items: center; gap: 12px; margin-bottom: 8px; padding: 12px 14px; }
.card:hover, .row:hover { border-color: var(--accent); }
.card:has(:checked), .row:has(:checked) { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); background: var(--tint); }
.card > img { width: 100%; height: auto; aspect-ratio: 320 / 202; object-fit: cover; border-radius: 6px; background: var(--ground); }
.card input { position: absolute; top: 16px; left: 16px; }
input[type=radio], input[type=checkbox] { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); }
strong { display: block; font-weight: 600; line-height: 1.3; } .inline { display: inline; } small, .hint { color: var(--quiet); font-size: 14px; line-height: 1.4; }
.facts { padding-left: 20px; color: var(--quiet); } .facts li { margin: 4px 0; }
.check { display: flex; gap: 12px; align-items: center; margin: 16px 0 0; padding: 14px; min-height: 44px; border: 1px solid var(--edge); border-radius: 12px; cursor: pointer; }
.field { display: grid; gap: 6px; margin: 12px 0 0; font-size: 15px; align-content: start; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0 14px; } .fields + .fields { margin-top: 20px; } .pair { grid-template-columns: 1fr 120px; } .pair legend { margin: 0; }
select, input:not([type=radio], [type=checkbox], [type=file]) { width: 100%; min-height: 46px; font: inherit; color: inherit; background: var(--paper); border: 1px solid light-dark(#8a94a3, #6a7482); border-radius: 10px; padding: 9px 12px; }
.own { margin-top: 18px; border: 1px solid var(--edge); border-radius: 12px; padding: 0 14px; } .own[open] { padding-bottom: 14px; }
summary { cursor: pointer; padding: 13px 0; min-height: 48px; font-weight: 600; color: light-dark(#1a54a8, #8ab6ff); } .own > .hint { margin: 0 0 10px; }
.files { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px; }
.file { padding: 12px; border: 1.5px dashed light-dark(#a9b3c1, #566072); border-radius: 10px; background: var(--tint); font-size: 15px; min-width: 0; }
.file label { display: grid; gap: 8px; } .file input { max-width: 100%; font: inherit; font-size: 14px; color: var(--quiet); }
.file input::file-selector-button { font: inherit; font-weight: 600; color: light-dark(#1a54a8, #8ab6ff); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px; padding: 8px 12px; margin-right: 10px; cursor: pointer; }
.file img { display: block; width: 100%; max-height: 170px; object-fit: contain; margin-top: 10px; border-radius: 6px; } .file img[hidden] { display: none; } .file p { margin: 8px 0 0; overflow-wrap: anywhere; } .file p:empty { display: none; }
.wrong, .problem { color: light-dark(#9c1c16, #ffb4ad); } .problem { margin: 0 0 16px; padding: 10px 14px; border-left: 4px solid #b3261e; border-radius: 6px; background: light-dark(#fdecea, #331a18); }
.button { display: inline-block; padding: 12px 26px; min-height: 48px; border: 0; border-radius: 12px; background: var(--accent); color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:hover { background: #184d9c; } .go { margin-top: 22px; }
.note { border-left: 4px solid #b26a00; padding: 2px 14px; background: light-dark(#fff6e6, #2c2414); border-radius: 6px; } .note p, .note ul { margin: 8px 0; }
.ending { text-align: center; padding: 24px 0; } .mark { display: inline-grid; place-items: center; width: 72px; height: 72px; border-radius: 50%; font-size: 34px; color: #fff; background: #6b5514; } .good { background: #1d7f4e; } .bad { background: #b3261e; }
a:not(.button) { color: light-dark(#1a54a8, #8ab6ff); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 680px) {
  body { background: var(--paper); } header { padding: 12px 20px; border-bottom: 1px solid var(--edge); }
  main { margin: 0; padding: 18px 20px 24px; border: 0; border-radius: 0; box-shadow: none; } h1 { font-size: 24px; } .pair { grid-template-columns: 1fr; } footer { margin-top: auto; }
  .go { position: sticky; bottom: 0; margin: 16px -20px 0; padding: 12px 20px; background: var(--paper); border-top: 1px solid var(--edge); } .go .button, .ending .button { width: 100%; }
}
`;
