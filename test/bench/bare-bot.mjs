// The least that a bot of grammY's can be: it polls, and answers what is written to it.
import process from 'node:process';
import { Bot } from 'grammy';

const [token = '', apiRoot = ''] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
await bot.start();
