import './zod-without-eval.ts';
import './styles/index.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { installLanguage } from './state/language.ts';
import { installShortcuts } from './state/shortcuts.ts';
import { createStore, StoreProvider } from './state/store.ts';
import { installTitle } from './state/title.ts';
import { pickApi } from './transport/index.ts';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no #app.');

const store = createStore(pickApi());
installShortcuts(store);
installTitle(store);
store.start();
await installLanguage(store);

render(
  <StoreProvider value={store}>
    <App />
  </StoreProvider>,
  root,
);
