import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './shared/base.css';
import { applyRememberedSettings } from './shared/i18n/settings';

applyRememberedSettings();

// After an update the parts that an open page still wants to load are gone: load the page again, once.
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('dialproof.reloaded') === location.pathname) return;
  event.preventDefault();
  sessionStorage.setItem('dialproof.reloaded', location.pathname);
  location.reload();
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
