/**
 * The bare page we measure ourselves against: the acties of the same agreement as plain text, one TipTap
 * editor mounted on the record that is clicked, the same server and wire. No fields, no rail, no checks.
 */
import { Editor, Extension } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const id = new URL(location.href).searchParams.get('id') ?? '';
const doc = new Y.Doc();
const provider = new WebsocketProvider(`ws://${location.host}/sync`, id, doc, { disableBc: true });
provider.once('sync', () => {
  for (const [key, action] of doc.getMap<Y.Map<unknown>>('acties')) {
    const section = document.createElement('section');
    const text = action.get('omschrijving') as Y.XmlFragment;
    section.dataset['pad'] = `/acties/${key}/omschrijving`;
    const title = document.createElement('h3');
    title.textContent = (action.get('titel') as Y.Text).toJSON();
    const body = document.createElement('div');
    body.textContent = text.toJSON().replace(/<[^>]*>/g, ' ');
    section.append(title, body);
    section.addEventListener('click', () => open(body, text), { once: true });
    document.body.append(section);
  }
});

function open(body: HTMLElement, text: Y.XmlFragment): void {
  body.textContent = '';
  const sync = Extension.create({ name: 'sync', addProseMirrorPlugins: () => [ySyncPlugin(text) as never] });
  const editor = new Editor({ element: body, extensions: [StarterKit.configure({ undoRedo: false }), sync] });
  editor.commands.focus('end');
}
