import type { Delivery } from '../contract/delivery.ts';
import type { Clock, DeliveryUpdate, Ledger, Log, PendingEdit } from './ports.ts';

export interface ToldLedgerDeps {
  ledger: Pick<Ledger, 'update' | 'coalesce' | 'editPending'>;
  clock: Pick<Clock, 'now'>;
  log: Pick<Log, 'error'>;
  /** What it throws is logged and stops nothing. */
  onDelivery: (delivery: Delivery) => void;
}

/** The ledger, each change of whose deliveries is told once it is committed. */
export class ToldLedger {
  readonly #deps: ToldLedgerDeps;

  constructor(deps: ToldLedgerDeps) {
    this.#deps = deps;
  }

  update(key: string, update: Omit<DeliveryUpdate, 'at'>): Delivery {
    return this.tell(this.#deps.ledger.update(key, { ...update, at: this.#deps.clock.now() }));
  }

  coalesce(key: string, until: number, count: number): Delivery {
    return this.tell(this.#deps.ledger.coalesce(key, until, count));
  }

  editPending(key: string, pendingEdit: PendingEdit): Delivery {
    return this.tell(this.#deps.ledger.editPending(key, pendingEdit));
  }

  tell(delivery: Delivery): Delivery {
    try {
      this.#deps.onDelivery(delivery);
    } catch (error) {
      this.#deps.log.error(`${delivery.key} could not be shown`, error);
    }
    return delivery;
  }
}
