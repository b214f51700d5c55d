/** Zips made by hand, byte by byte, so that they can lie where a zip program would not. */
import { crc32 } from 'node:zlib';

/** A file, stored without compression, with what its records say of it instead of the truth. */
export type RawFile = {
  readonly name: string;
  readonly content: string;
  /** The name in front of the content, where a program that reads from the start looks. */
  readonly localName?: string;
  /** The size that both records say. */
  readonly size?: number;
  /** The size that the directory at the end says. */
  readonly centralSize?: number;
  readonly crc?: number;
  /** 8 is deflate; 99 is nothing that anybody reads. */
  readonly method?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  /** In MS-DOS's words, 0x10 is a folder. */
  readonly attributes?: number;
};

type Ends = { readonly before?: string; readonly after?: string; readonly count?: number };

export function rawZip(files: readonly RawFile[], { before = '', after = '', count }: Ends = {}): Blob {
  const parts: Buffer[] = [Buffer.from(before)];
  const directory: Buffer[] = [];
  let offset = before.length;
  for (const file of files) {
    const { name, content, localName = name } = file;
    const local = Buffer.concat([header(file, 0x04034b50, localName, file.size), Buffer.from(localName)]);
    directory.push(centralRecord(file, offset));
    const bytes = Buffer.from(content);
    parts.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const records = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? files.length, 8);
  end.writeUInt16LE(count ?? files.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Blob([Buffer.concat([...parts, records, end, Buffer.from(after)])]);
}

/** What a local header and a directory record have in common, from the signature to the lengths. */
function header(file: RawFile, signature: number, name: string, said: number | undefined): Buffer {
  const bytes = Buffer.from(file.content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE((file.flags ?? 0) | 0x800, 6);
  head.writeUInt16LE(file.method ?? 0, 8);
  head.writeUInt32LE(0x00210000, 10);
  head.writeUInt32LE(file.crc ?? crc32(bytes), 14);
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt32LE(said ?? bytes.length, 22);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return head;
}

function centralRecord(file: RawFile, offset: number): Buffer {
  const head = header(file, 0x02014b50, file.name, file.centralSize ?? file.size);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(file.attributes ?? 0, 6);
  tail.writeUInt32LE(offset, 10);
  const version = Buffer.from([20, 0]);
  return Buffer.concat([head.subarray(0, 4), version, head.subarray(4), tail, Buffer.from(file.name)]);
}
