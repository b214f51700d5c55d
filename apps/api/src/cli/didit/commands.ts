import { login, register, verify } from './account.ts';
import { balance, topUp } from './billing.ts';
import { createWebhook, deleteWebhook, listWebhooks } from './webhooks.ts';

export const DIDIT_COMMANDS = [
  register,
  verify,
  login,
  balance,
  topUp,
  listWebhooks,
  createWebhook,
  deleteWebhook,
];
