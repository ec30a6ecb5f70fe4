import process from 'node:process';

// npm puts the project's own Node 24 first on the path of every script; the rest of Carillon needs it (node:sqlite).
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This is Node ${process.versions.node}, and Carillon brings its own Node 24: use npm start, npm run serve or npm test.\n` +
      'If you did, npm was kept from running the install script of the package "node": run npm rebuild node.',
  );
  process.exit(1);
}
