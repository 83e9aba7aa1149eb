import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { routeOf } from './router.tsx';
import './styles/index.css';

// The page comes along while the server is asked who this is; what fails is tried again where it is shown.
const { page } = routeOf(location.pathname);
if (page === 'overeenkomst') import('./agreement/agreement-page.tsx').catch(() => undefined);
if (page === 'lijst') import('./home/home-page.tsx').catch(() => undefined);

const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
