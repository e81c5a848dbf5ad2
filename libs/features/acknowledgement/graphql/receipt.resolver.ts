import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Receipts } from '#platform/proof/receipts.js';
import type { FileToKeep } from '#platform/proof/receipts.js';
import type { ReceiptView } from '../query/receipt/receipt.query.js';

/** The receipt as a file. Who may have it was asked where the receipt was found. */
@Resolver('Receipt')
export class ReceiptResolver {
  constructor(private readonly receipts: Receipts) {}

  @ResolveField('file')
  file(@Parent() { position }: ReceiptView): Promise<FileToKeep | null> {
    return this.receipts.find(position.tenant, position.position);
  }
}
