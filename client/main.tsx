import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { routeOf } from './router.tsx';
import './styles/index.css';

// The editor comes along while the server is asked who this is.
if (routeOf(location.pathname).page === 'overeenkomst') void import('./agreement/agreement-page.tsx');

const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
