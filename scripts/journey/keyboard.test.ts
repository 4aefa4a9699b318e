import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserProgram, openReader, type Reader } from './browser.ts';
import { keyboardFaults, openedFaults } from './keyboard.ts';

describe.skipIf(browserProgram === undefined)('the walk by keyboard (skipped where there is no Chromium)', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader('http://localhost');
  });
  afterAll(() => reader?.[Symbol.asyncDispose]());

  const faultsOf = async (body: string) => {
    await reader.page.goto('about:blank');
    await reader.page.setContent(`<body>${body}</body>`);
    return keyboardFaults(reader.page);
  };

  it('finds nothing on a page whose links, buttons and fields are reached and seen', async () => {
    const page = `<a href="#main">Past the menu</a><nav><a href="#a">A</a></nav>
      <main id="main" tabindex="-1"><button>B</button><input aria-label="C"><label><input type="radio" name="d">D</label>
      <label><input type="radio" name="d">E</label><details><summary>F</summary><a href="#f">G</a></details></main>`;
    expect(await faultsOf(page)).toEqual([]);
  });

  it('tells what cannot be reached, what does not show the focus, what holds it, and a link past the menu that leads nowhere', async () => {
    expect(await faultsOf('<button>A</button><a href="#b" tabindex="-1">B</a>')).toEqual(['not reached: <a> B']);
    expect(
      await faultsOf('<style>.dim { outline: none }</style><a href="#a">A</a><button class="dim">B</button>'),
    ).toEqual(['focus is not seen: <button> B']);
    const trap = `<a href="#a">A</a><button id="trap">B</button><a href="#c">C</a>`;
    await reader.page.goto('about:blank');
    await reader.page.setContent(`<body>${trap}</body>`);
    await reader.page.evaluate("trap.addEventListener('keydown', (event) => event.preventDefault())");
    expect(await keyboardFaults(reader.page)).toContain('not reached: <a> C');
    expect(await faultsOf('<a href="#main">Past the menu</a><main>A</main>')).toEqual([
      'the link past the menu leads to ""',
    ]);
  });

  it('tells a dialog that does not take the focus, and one that does not give it back', async () => {
    const { page } = reader;
    const open = async (script: string) => {
      await page.goto('about:blank');
      await page.setContent(
        '<body><button id="opens">Open</button><div id="box" role="dialog" hidden><button>In</button></div></body>',
      );
      await page.evaluate(script);
      return openedFaults(page, page.getByRole('button', { name: 'Open' }));
    };
    const shows = 'opens.onclick = () => { box.hidden = false;';
    const goes = 'onkeydown = ({ key }) => { if (key === "Escape") { box.hidden = true;';
    const keeps = 'if (key === "Tab") event.preventDefault(); }';
    expect(await open(`${shows} box.firstChild.focus(); }; ${goes} opens.focus(); } ${keeps}`)).toEqual([]);
    expect(await open(`${shows} box.firstChild.focus(); }; ${goes} } ${keeps}`)).toEqual([
      'it does not give the focus back',
    ]);
    expect(await open(`${shows} }; ${goes} } ${keeps}`)).toContain('it does not take the focus');
  }, 60_000);
});
