import { defineConfig, type Plugin } from 'vite';

/** What stands in a `graphql` tag is what relay-compiler made of it: as babel-plugin-relay does, without Babel. */
const relay: Plugin = {
  name: 'relay',
  enforce: 'pre',
  transform: {
    filter: { id: /\/source\/relay\.tsx$/ },
    handler(code) {
      const imports: string[] = [];
      const compiled = code.replace(/\bgraphql`\s*\w+\s+(\w+)[^`]*`/g, (_, name: string) => {
        imports.push(`import ${name} from '../generated/relay/${name}.graphql';`);
        return name;
      });
      return `${imports.join('')}${compiled}`;
    },
  },
};

export default defineConfig({
  plugins: [relay],
  build: {
    rollupOptions: { input: ['index.html', 'apollo.html', 'urql.html', 'relay.html'] },
  },
  // The server is told of this origin.
  preview: { port: 4173, strictPort: true },
});
