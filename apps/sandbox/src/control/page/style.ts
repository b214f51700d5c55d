/** The control page's own style sheet: nothing is fetched from anywhere else. */
export const STYLE = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; --ink: light-dark(#1a2230, #e3e7ee); --quiet: light-dark(#566171, #9ba6b5); --edge: light-dark(#dfe3ea, #2d333d); --field: light-dark(#8f99a8, #5c6675); --paper: light-dark(#fff, #1c2027); --ground: light-dark(#f3f5f8, #14171c); --accent: #1f5fbf; --link: light-dark(#1a54a8, #8ab6ff); scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { :root { scroll-behavior: auto; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 12px 32px; padding: 14px 28px; background: #14233c; color: #fff; }
header p { margin: 2px 0 0; color: #c3cfe2; } h1 { margin: 0; font-size: 20px; line-height: 1.2; }
dl { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 0; } dt { color: #c3cfe2; font-size: 12px; } dd { margin: 0; font-size: 17px; font-weight: 600; font-variant-numeric: tabular-nums; } .odd dd { color: #ffcf7a; }
.frame { display: grid; grid-template-columns: 168px minmax(0, 1fr); gap: 28px; max-width: 1480px; margin: 0 auto; padding: 0 28px 40px; }
nav { position: sticky; top: 0; align-self: start; padding-top: 20px; } nav p { margin: 0 0 4px; font-size: 12px; color: var(--quiet); } nav ul { margin: 0 0 16px; padding: 0; list-style: none; }
nav a { display: block; padding: 5px 10px; margin-left: -10px; border-radius: 6px; text-decoration: none; } nav a:hover { background: light-dark(#e4eaf3, #232a35); }
section { margin: 20px 0; padding: 16px 20px; border-radius: 10px; background: var(--paper); border: 1px solid var(--edge); scroll-margin-top: 12px; }
h2 { margin: 0 0 6px; font-size: 17px; } h3 { margin: 0; font-size: 14px; font-weight: 600; }
.lever { display: grid; grid-template-columns: 216px minmax(0, 1fr); gap: 6px 24px; padding: 12px 0; border-top: 1px solid var(--edge); } h2 + .lever { border-top: 0; }
.what p { margin: 2px 0 0; color: var(--quiet); font-size: 13px; }
.fields { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; align-content: start; }
.fields > fieldset { flex-basis: 100%; }
label { display: grid; gap: 3px; font-size: 13px; color: var(--quiet); }
.tick { display: flex; align-items: center; gap: 7px; height: 34px; color: var(--ink); } .tick input { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); }
select, input:not([type=checkbox]), button { font: inherit; font-size: 14px; height: 34px; padding: 0 10px; border-radius: 7px; border: 1px solid var(--field); background: light-dark(#fff, #14171c); color: var(--ink); max-width: 250px; }
input[type=number] { width: 92px; } .grid { display: grid; grid-template-columns: repeat(4, minmax(96px, 1fr)); gap: 8px 12px; border: 0; margin: 0; padding: 0; }
button { padding: 0 16px; background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 600; cursor: pointer; } button:hover { background: #184d9c; }
button.quiet { background: transparent; color: var(--link); border-color: var(--field); } button.quiet:hover { background: light-dark(#eef3fb, #232a35); }
.inline { display: inline; } .inline button { height: 26px; padding: 0 9px; font-size: 13px; font-weight: 500; }
.none { margin: 8px 0; color: var(--quiet); } .rules { margin: 0 0 10px; padding: 0; list-style: none; } .rules li { display: flex; justify-content: space-between; gap: 16px; align-items: center; padding: 7px 12px; border-left: 4px solid #b26a00; background: light-dark(#fff6e6, #2c2414); border-radius: 6px; margin-top: 6px; }
.scroll { position: relative; overflow: auto; max-height: 420px; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--edge); white-space: nowrap; } thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); color: var(--quiet); font-weight: 600; font-size: 13px; }
td:nth-child(4), td:last-child { max-width: 420px; overflow: hidden; text-overflow: ellipsis; }
.status { padding: 1px 8px; border-radius: 9px; background: light-dark(#e9edf3, #2b323d); font-size: 13px; } .good { background: light-dark(#dcf1e5, #16301f); } .bad { background: light-dark(#fbe1de, #3a1c19); } .busy { background: light-dark(#fdefd3, #33280f); }
a { color: var(--link); }
.said { position: sticky; top: 12px; z-index: 2; margin: 16px 0 0; padding: 10px 14px; border-radius: 8px; border: 1px solid #1d7f4e; border-left-width: 5px; background: light-dark(#e7f5ed, #16291f); overflow-wrap: anywhere; box-shadow: 0 4px 14px #0002; } .refused { border-color: #b3261e; background: light-dark(#fdecea, #331a18); }
.off { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; } header :focus-visible { outline-color: #fff; }
@media (max-width: 1100px) { .lever { grid-template-columns: 1fr; } .frame { grid-template-columns: 1fr; gap: 0; padding: 0 16px 32px; } nav { position: static; display: flex; flex-wrap: wrap; gap: 0 20px; } nav p { display: none; } nav ul { display: flex; flex-wrap: wrap; margin: 0; gap: 0 16px; } .grid { grid-template-columns: repeat(2, 1fr); } }
`;
