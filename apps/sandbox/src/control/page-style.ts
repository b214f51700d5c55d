/** The control page's own style sheet: nothing is fetched from anywhere else. */
export const STYLE = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; --edge: light-dark(#b6bdc9, #4a5360); --paper: light-dark(#fff, #1c2027); }
body { margin: 0; background: light-dark(#f6f7f9, #14171c); color: light-dark(#1a2230, #e3e7ee); }
header, main { max-width: 1200px; margin: 0 auto; padding: 0 20px; }
h1 { margin: 24px 0 0; font-size: 22px; } header p { margin: 4px 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; margin: 12px 0 0; list-style: none; }
section { margin: 20px 0; padding: 14px 16px; border-radius: 8px; background: var(--paper); border: 1px solid light-dark(#dfe3ea, #2d333d); }
h2 { margin: 0 0 10px; font-size: 16px; } h3 { margin: 14px 0 6px; font-size: 14px; }
.scroll { overflow: auto; max-height: 420px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid light-dark(#e8ebf0, #2a3039); white-space: nowrap; }
thead th { position: sticky; top: 0; background: var(--paper); }
form { display: flex; flex-wrap: wrap; gap: 10px 12px; align-items: end; margin: 8px 0; }
td form { margin: 0; flex-wrap: nowrap; }
label { display: grid; gap: 4px; } label.tick { display: flex; align-items: center; gap: 6px; padding: 6px 0; }
select, input, button { font: inherit; padding: 6px 10px; border-radius: 6px; border: 1px solid var(--edge); background: light-dark(#fff, #14171c); color: inherit; max-width: 340px; }
input[type=number] { width: 90px; }
button { background: #1f5fbf; border-color: #1f5fbf; color: #fff; cursor: pointer; }
button.quiet { background: transparent; color: inherit; border-color: var(--edge); padding: 2px 8px; }
a { color: light-dark(#1a54a8, #8ab6ff); }
.said, .refused { padding: 8px 12px; border-radius: 6px; border-left: 4px solid #1d7f4e; background: light-dark(#e7f5ed, #16291f); }
.refused { border-color: #b3261e; background: light-dark(#fdecea, #331a18); }
.off { position: absolute; left: -9999px; }
:focus-visible { outline: 2px solid #1f5fbf; outline-offset: 2px; }
`;
