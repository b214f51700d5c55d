// Verifies evidence packs, audit bundles and receipts of Docket. Made from packages/audit; do not edit by hand.
import { fileURLToPath } from "node:url";
import { createReadStream, openAsBlob } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { join } from "node:path";
// \0rolldown/runtime.js
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
// src/bundle/read-notes.ts
/**
* The signed notes in a text: one note, or a whole anchor file with a blank line after each. What is not a note is
* given back as it stands, so that the verification says what is wrong with it.
*/
function readNotes(text) {
	const blocks = text.replaceAll("\r\n", "\n").split(/\n{2,}/).map((block) => block.replace(/^\n+|\n+$/g, "")).filter((block) => block !== "");
	const notes = [];
	for (let i = 0; i < blocks.length; i += 2) notes.push(`${blocks.slice(i, i + 2).join("\n\n")}\n`);
	return notes;
}
// ../../node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/_u64.js
var U32_MASK64 = /* @__PURE__ */ (() => BigInt(2 ** 32 - 1))();
var _32n = /* @__PURE__ */ BigInt(32);
function fromBig(n, le = false) {
	if (le) return {
		h: Number(n & U32_MASK64),
		l: Number(n >> _32n & U32_MASK64)
	};
	return {
		h: Number(n >> _32n & U32_MASK64) | 0,
		l: Number(n & U32_MASK64) | 0
	};
}
function split(lst, le = false) {
	const len = lst.length;
	let Ah = new Uint32Array(len);
	let Al = new Uint32Array(len);
	for (let i = 0; i < len; i++) {
		const { h, l } = fromBig(lst[i], le);
		[Ah[i], Al[i]] = [h, l];
	}
	return [Ah, Al];
}
var fromNumH = (n) => n / 2 ** 32 | 0;
var fromNumL = (n) => n >>> 0;
function setU64FromNum(view, byteOffset, n, isLE) {
	const h = fromNumH(n);
	const l = fromNumL(n);
	view.setUint32(byteOffset, isLE ? l : h, isLE);
	view.setUint32(byteOffset + 4, isLE ? h : l, isLE);
}
var shrSH = (h, _l, s) => h >>> s;
var shrSL = (h, l, s) => h << 32 - s | l >>> s;
var rotrSH = (h, l, s) => h >>> s | l << 32 - s;
var rotrSL = (h, l, s) => h << 32 - s | l >>> s;
var rotrBH = (h, l, s) => h << 64 - s | l >>> s - 32;
var rotrBL = (h, l, s) => h >>> s - 32 | l << 64 - s;
function add(Ah, Al, Bh, Bl) {
	const l = (Al >>> 0) + (Bl >>> 0);
	return {
		h: Ah + Bh + (l / 2 ** 32 | 0) | 0,
		l: l | 0
	};
}
var add3L = (Al, Bl, Cl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0);
var add3H = (low, Ah, Bh, Ch) => Ah + Bh + Ch + (low / 2 ** 32 | 0) | 0;
var add4L = (Al, Bl, Cl, Dl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0) + (Dl >>> 0);
var add4H = (low, Ah, Bh, Ch, Dh) => Ah + Bh + Ch + Dh + (low / 2 ** 32 | 0) | 0;
var add5L = (Al, Bl, Cl, Dl, El) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0) + (Dl >>> 0) + (El >>> 0);
var add5H = (low, Ah, Bh, Ch, Dh, Eh) => Ah + Bh + Ch + Dh + Eh + (low / 2 ** 32 | 0) | 0;
// ../../node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/utils.js
/**
* Checks if something is Uint8Array. Be careful: nodejs Buffer will return true.
* @param a - value to test
* @returns `true` when the value is a Uint8Array-compatible view.
* @example
* Check whether a value is a Uint8Array-compatible view.
* ```ts
* isBytes(new Uint8Array([1, 2, 3]));
* ```
*/
function isBytes$1(a) {
	return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
var atitle$1 = (title) => title ? `"${title}" ` : "";
/**
* Asserts something is a non-negative integer.
* @param n - number to validate
* @param title - label included in thrown errors
* @returns The validated number.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate a non-negative integer option.
* ```ts
* anumber(32, 'length');
* ```
*/
function anumber$1(n, title = "") {
	if (typeof n !== "number") throw new TypeError(atitle$1(title) + "expected number, got " + typeof n);
	if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle$1(title) + "expected integer >= 0, got " + n);
	return n;
}
/**
* Asserts something is Uint8Array.
* @param value - value to validate
* @param length - optional exact length constraint
* @param title - label included in thrown errors
* @returns The validated byte array.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate that a value is a byte array.
* ```ts
* abytes(new Uint8Array([1, 2, 3]));
* ```
*/
function abytes$1(value, length, title = "") {
	if (isBytes$1(value) && (length === void 0 || value.length === length)) return value;
	if (length !== void 0) anumber$1(length, "length");
	const bytes = isBytes$1(value);
	const ofLen = length !== void 0 ? ` of length ${length}` : "";
	const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
	const message = atitle$1(title) + "expected Uint8Array" + ofLen + ", got " + got;
	if (!bytes) throw new TypeError(message);
	throw new RangeError(message);
}
/**
* Asserts something is a wrapped hash constructor.
* @param h - hash constructor to validate
* @throws On wrong argument types or invalid hash wrapper shape. {@link TypeError}
* @throws On invalid hash metadata ranges or values. {@link RangeError}
* @throws If the hash metadata allows empty outputs or block sizes. {@link Error}
* @example
* Validate a callable hash wrapper.
* ```ts
* import { ahash } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* ahash(sha256);
* ```
*/
function ahash(h) {
	if (typeof h !== "function" || typeof h.create !== "function") throw new TypeError("expected hash wrapped by utils.createHasher");
	anumber$1(h.outputLen);
	anumber$1(h.blockLen);
	if (h.outputLen < 1 || h.blockLen < 1) throw new Error("hash blockLen / outputLen must be >= 1");
}
var aobject$1 = (value, label) => {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError((label === "object" ? "" : `"${label}" `) + "expected object, got type=" + typeof value);
};
var aopts = (value, label) => {
	aobject$1(value, label);
	const proto = Object.getPrototypeOf(value);
	if (proto !== Object.prototype && proto !== null) throw new TypeError(`"${label}" expected plain object`);
	if (Object.hasOwn(value, "__proto__")) throw new TypeError(`"${label}.__proto__" is not allowed`);
};
/**
* Asserts a hash instance has not been destroyed or finished.
* @param instance - hash instance to validate
* @param checkFinished - whether to reject finalized instances
* @throws If the hash instance has already been destroyed or finalized. {@link Error}
* @example
* Validate that a hash instance is still usable.
* ```ts
* import { aexists } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* const hash = sha256.create();
* aexists(hash);
* ```
*/
function aexists(instance, checkFinished = true) {
	if (instance.destroyed) throw new Error("hash was destroyed");
	if (checkFinished && instance.finished) throw new Error("digest() was already called");
}
/**
* Asserts output is a sufficiently-sized byte array.
* @param out - destination buffer
* @param instance - hash instance providing output length
* Oversized buffers are allowed; downstream code only promises to fill the first `outputLen` bytes.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate a caller-provided digest buffer.
* ```ts
* import { aoutput } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* const hash = sha256.create();
* aoutput(new Uint8Array(hash.outputLen), hash);
* ```
*/
function aoutput(out, instance) {
	abytes$1(out, void 0, "output");
	const min = instance.outputLen;
	if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
}
/**
* Zeroizes typed arrays in place. Warning: JS provides no guarantees.
* @param arrays - arrays to overwrite with zeros
* @example
* Zeroize sensitive buffers in place.
* ```ts
* clean(new Uint8Array([1, 2, 3]));
* ```
*/
function clean(...arrays) {
	for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
}
/**
* Creates a DataView for byte-level manipulation.
* @param arr - source typed array
* @returns DataView over the same buffer region.
* @example
* Create a DataView over an existing buffer.
* ```ts
* createView(new Uint8Array(4));
* ```
*/
function createView(arr) {
	return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
}
/**
* Rotate-right operation for uint32 values.
* @param word - source word
* @param shift - shift amount in bits
* @returns Rotated word.
* @example
* Rotate a 32-bit word to the right.
* ```ts
* rotr(0x12345678, 8);
* ```
*/
function rotr(word, shift) {
	return word << 32 - shift | word >>> shift;
}
var hasHexBuiltin = /* @__PURE__ */ (() => typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function")();
var hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
/**
* Convert byte array to hex string.
* Uses the built-in function when available and assumes it matches the tested
* fallback semantics.
* @param bytes - bytes to encode
* @returns Lowercase hexadecimal string.
* @throws On wrong argument types. {@link TypeError}
* @example
* Convert bytes to lowercase hexadecimal.
* ```ts
* bytesToHex(Uint8Array.from([0xca, 0xfe, 0x01, 0x23])); // 'cafe0123'
* ```
*/
function bytesToHex$1(bytes) {
	abytes$1(bytes);
	if (hasHexBuiltin) return bytes.toHex();
	let hex = "";
	for (let i = 0; i < bytes.length; i++) hex += hexes[bytes[i]];
	return hex;
}
function asciiToBase16(ch) {
	return ch >= 48 && ch <= 57 ? ch - 48 : ch >= 65 && ch <= 70 ? ch - 55 : ch >= 97 && ch <= 102 ? ch - 87 : void 0;
}
/**
* Convert hex string to byte array. Uses built-in function, when available.
* @param hex - hexadecimal string to decode
* @returns Decoded bytes.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Decode lowercase hexadecimal into bytes.
* ```ts
* hexToBytes('cafe0123'); // Uint8Array.from([0xca, 0xfe, 0x01, 0x23])
* ```
*/
function hexToBytes$1(hex) {
	if (typeof hex !== "string") throw new TypeError("hex string expected, got " + typeof hex);
	if (hasHexBuiltin) try {
		return Uint8Array.fromHex(hex);
	} catch (error) {
		if (error instanceof SyntaxError) throw new RangeError(error.message);
		throw error;
	}
	const hl = hex.length;
	const al = hl / 2;
	if (hl % 2) throw new RangeError("hex string expected, got unpadded hex of length " + hl);
	const array = new Uint8Array(al);
	for (let ai = 0, hi = 0; ai < al; ai++, hi += 2) {
		const n1 = asciiToBase16(hex.charCodeAt(hi));
		const n2 = asciiToBase16(hex.charCodeAt(hi + 1));
		if (n1 === void 0 || n2 === void 0) {
			const char = hex[hi] + hex[hi + 1];
			throw new RangeError("hex string expected, got non-hex character \"" + char + "\" at index " + hi);
		}
		array[ai] = n1 * 16 + n2;
	}
	return array;
}
/**
* Converts string to bytes using UTF8 encoding.
* Built-in doesn't validate input to be string: we do the check.
* Non-ASCII details are delegated to the platform `TextEncoder`.
* @param str - string to encode
* @returns UTF-8 encoded bytes.
* @throws On wrong argument types. {@link TypeError}
* @example
* Encode a string as UTF-8 bytes.
* ```ts
* utf8ToBytes('abc'); // Uint8Array.from([97, 98, 99])
* ```
*/
function utf8ToBytes(str) {
	if (typeof str !== "string") throw new TypeError("string expected");
	const encoded = new TextEncoder().encode(str);
	try {
		return new Uint8Array(encoded);
	} finally {
		clean(encoded);
	}
}
/**
* Copies several Uint8Arrays into one.
* @param arrays - arrays to concatenate
* @returns Concatenated byte array.
* @throws On wrong argument types. {@link TypeError}
* @example
* Concatenate multiple byte arrays.
* ```ts
* concatBytes(new Uint8Array([1]), new Uint8Array([2]));
* ```
*/
function concatBytes$1(...arrays) {
	let sum = 0;
	for (let i = 0; i < arrays.length; i++) {
		const a = arrays[i];
		abytes$1(a);
		sum += a.length;
	}
	const res = new Uint8Array(sum);
	for (let i = 0, pad = 0; i < arrays.length; i++) {
		const a = arrays[i];
		res.set(a, pad);
		pad += a.length;
	}
	return res;
}
/**
* Merges default options and passed options.
* @param defaults - base option object
* @param opts - user overrides
* @param title - label included in thrown override errors
* @returns Fresh merged option object with a null prototype.
* @throws On wrong argument types. {@link TypeError}
* @example
* Merge user overrides onto default options.
* ```ts
* checkOpts({ dkLen: 32 }, { asyncTick: 10 });
* ```
*/
function checkOpts(defaults, opts, title = "opts") {
	aopts(defaults, "defaults");
	if (opts !== void 0) aopts(opts, title);
	return Object.assign(Object.create(null), defaults, opts);
}
/**
* Creates a callable hash function from a stateful class constructor.
* @param hashCons - hash constructor or factory
* @param info - optional metadata such as DER OID
* @returns Frozen callable hash wrapper with `.create()`.
*   Wrapper construction eagerly calls `hashCons(undefined)` once to read
*   `outputLen` / `blockLen`, so constructor side effects happen at module
*   init time.
* @throws On wrong argument types. {@link TypeError}
* @example
* Wrap a stateful hash constructor into a callable helper.
* ```ts
* import { createHasher } from '@noble/hashes/utils.js';
* import { sha256 } from '@noble/hashes/sha2.js';
* const wrapped = createHasher(sha256.create, { oid: sha256.oid });
* wrapped(new Uint8Array([1]));
* ```
*/
function createHasher(hashCons, info = {}) {
	if (typeof hashCons !== "function") throw new TypeError("\"hashCons\" expected function, got type=" + typeof hashCons);
	info = checkOpts({}, info, "info");
	const hashC = (msg, opts) => hashCons(opts).update(msg).digest();
	const tmp = hashCons(void 0);
	hashC.outputLen = tmp.outputLen;
	hashC.blockLen = tmp.blockLen;
	hashC.canXOF = tmp.canXOF;
	hashC.create = (opts) => hashCons(opts);
	Object.assign(hashC, info);
	return Object.freeze(hashC);
}
/**
* Cryptographically secure PRNG backed by `crypto.getRandomValues`.
* @param bytesLength - number of random bytes to generate
* @returns Random bytes.
* The platform `getRandomValues()` implementation still defines any
* single-call length cap, and this helper rejects oversize requests
* with a stable library `RangeError` instead of host-specific errors.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @throws If the current runtime does not provide `crypto.getRandomValues`. {@link Error}
* @example
* Generate a fresh random key or nonce.
* ```ts
* const key = randomBytes(16);
* ```
*/
function randomBytes$1(bytesLength = 32) {
	anumber$1(bytesLength, "bytesLength");
	const cr = typeof globalThis === "object" ? globalThis.crypto : null;
	if (typeof cr?.getRandomValues !== "function") throw new Error("crypto.getRandomValues must be defined");
	if (bytesLength > 65536) throw new RangeError(`"bytesLength" expected <= 65536, got ${bytesLength}`);
	return cr.getRandomValues(new Uint8Array(bytesLength));
}
/**
* Creates OID metadata for NIST hashes with prefix `06 09 60 86 48 01 65 03 04 02`.
* @param suffix - final OID byte for the selected hash.
*   The helper accepts any byte even though only the documented NIST hash
*   suffixes are meaningful downstream.
* @returns Object containing the DER-encoded OID.
* @example
* Build OID metadata for a NIST hash.
* ```ts
* oidNist(0x01);
* ```
*/
var oidNist = (suffix) => ({ oid: Uint8Array.from([
	6,
	9,
	96,
	134,
	72,
	1,
	101,
	3,
	4,
	2,
	suffix
]) });
// ../../node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/_md.js
/**
* Internal Merkle-Damgard hash utils.
* @module
*/
/**
* Shared 32-bit conditional boolean primitive reused by SHA-256, SHA-1, and MD5 `F`.
* Returns bits from `b` when `a` is set, otherwise from `c`.
* The XOR form is equivalent to MD5's `F(X,Y,Z) = XY v not(X)Z` because the masked terms never
* set the same bit.
* @param a - selector word
* @param b - word chosen when selector bit is set
* @param c - word chosen when selector bit is clear
* @returns Mixed 32-bit word.
* @example
* Combine three words with the shared 32-bit choice primitive.
* ```ts
* Chi(0xffffffff, 0x12345678, 0x87654321);
* ```
*/
function Chi(a, b, c) {
	return a & b ^ ~a & c;
}
/**
* Shared 32-bit majority primitive reused by SHA-256 and SHA-1.
* Returns bits shared by at least two inputs.
* @param a - first input word
* @param b - second input word
* @param c - third input word
* @returns Mixed 32-bit word.
* @example
* Combine three words with the shared 32-bit majority primitive.
* ```ts
* Maj(0xffffffff, 0x12345678, 0x87654321);
* ```
*/
function Maj(a, b, c) {
	return a & b ^ a & c ^ b & c;
}
/**
* Merkle-Damgard hash construction base class.
* Could be used to create MD5, RIPEMD, SHA1, SHA2.
* Accepts only byte-aligned `Uint8Array` input, even when the underlying spec describes bit
* strings with partial-byte tails.
* @param blockLen - internal block size in bytes
* @param outputLen - digest size in bytes
* @param padOffset - trailing length field size in bytes
* @param isLE - whether length and state words are encoded in little-endian
* @example
* Use a concrete subclass to get the shared Merkle-Damgard update/digest flow.
* ```ts
* import { _SHA1 } from '@noble/hashes/legacy.js';
* const hash = new _SHA1();
* hash.update(new Uint8Array([97, 98, 99]));
* hash.digest();
* ```
*/
var HashMD = class {
	blockLen;
	outputLen;
	canXOF = false;
	padOffset;
	isLE;
	buffer;
	view;
	finished = false;
	length = 0;
	pos = 0;
	destroyed = false;
	constructor(blockLen, outputLen, padOffset, isLE) {
		this.blockLen = blockLen;
		this.outputLen = outputLen;
		this.padOffset = padOffset;
		this.isLE = isLE;
		this.buffer = new Uint8Array(blockLen);
		this.view = createView(this.buffer);
	}
	update(data) {
		aexists(this);
		abytes$1(data);
		const { view, buffer, blockLen } = this;
		const len = data.length;
		let processed = false;
		for (let pos = 0; pos < len;) {
			const take = Math.min(blockLen - this.pos, len - pos);
			if (take === blockLen) {
				const dataView = createView(data);
				for (; blockLen <= len - pos; pos += blockLen) this.process(dataView, pos);
				processed = true;
				continue;
			}
			buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
			this.pos += take;
			pos += take;
			if (this.pos === blockLen) {
				this.process(view, 0);
				this.pos = 0;
				processed = true;
			}
		}
		this.length += data.length;
		if (processed) this.roundClean();
		return this;
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const { buffer, view, blockLen, isLE } = this;
		let { pos } = this;
		buffer[pos++] = 128;
		buffer.fill(0, pos);
		if (this.padOffset > blockLen - pos) {
			this.process(view, 0);
			buffer.fill(0);
		}
		setU64FromNum(view, blockLen - 8, this.length * 8, isLE);
		this.process(view, 0);
		this.roundClean();
		const oview = out === buffer ? view : createView(out);
		const len = this.outputLen;
		const outLen = len / 4;
		const state = this.get();
		if (len % 4 || outLen > state.length) throw new Error("invalid outputLen");
		for (let i = 0; i < outLen; i++) oview.setUint32(4 * i, state[i], isLE);
	}
	digest() {
		const { buffer, outputLen } = this;
		this.digestInto(buffer);
		const res = buffer.slice(0, outputLen);
		this.destroy();
		return res;
	}
	_cloneIntoMeta(to) {
		const { buffer, length, finished, destroyed, pos } = this;
		to.destroyed = destroyed;
		to.finished = finished;
		to.length = length;
		to.pos = pos;
		if (pos) to.buffer.set(buffer);
		return to;
	}
	clone() {
		return this._cloneInto();
	}
};
/**
* Initial SHA-2 state: fractional parts of square roots of first 16 primes 2..53.
* Check out `test/misc/sha2-gen-iv.js` for recomputation guide.
*/
/** Initial SHA256 state from RFC 6234 §6.1: the first 32 bits of the fractional parts of the
* square roots of the first eight prime numbers. Exported as a shared table; callers must treat
* it as read-only because constructors copy words from it by index. */
var SHA256_IV = /* @__PURE__ */ Uint32Array.from([
	1779033703,
	3144134277,
	1013904242,
	2773480762,
	1359893119,
	2600822924,
	528734635,
	1541459225
]);
/** Initial SHA512 state from RFC 6234 §6.3: eight RFC 64-bit `H(0)` words stored as sixteen
* big-endian 32-bit halves. Derived from the fractional parts of the square roots of the first
* eight prime numbers. Exported as a shared table; callers must treat it as read-only because
* constructors copy halves from it by index. */
var SHA512_IV = /* @__PURE__ */ Uint32Array.from([
	1779033703,
	4089235720,
	3144134277,
	2227873595,
	1013904242,
	4271175723,
	2773480762,
	1595750129,
	1359893119,
	2917565137,
	2600822924,
	725511199,
	528734635,
	4215389547,
	1541459225,
	327033209
]);
// ../../node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/sha2.js
/**
* SHA2 hash function. A.k.a. sha256, sha384, sha512, sha512_224, sha512_256.
* SHA256 is the fastest hash implementable in JS, even faster than Blake3.
* Check out {@link https://www.rfc-editor.org/rfc/rfc4634 | RFC 4634} and
* {@link https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf | FIPS 180-4}.
* @module
*/
/**
* SHA-224 / SHA-256 round constants from RFC 6234 §5.1: the first 32 bits
* of the cube roots of the first 64 primes (2..311).
*/
var SHA256_K = /* @__PURE__ */ Uint32Array.from([
	1116352408,
	1899447441,
	3049323471,
	3921009573,
	961987163,
	1508970993,
	2453635748,
	2870763221,
	3624381080,
	310598401,
	607225278,
	1426881987,
	1925078388,
	2162078206,
	2614888103,
	3248222580,
	3835390401,
	4022224774,
	264347078,
	604807628,
	770255983,
	1249150122,
	1555081692,
	1996064986,
	2554220882,
	2821834349,
	2952996808,
	3210313671,
	3336571891,
	3584528711,
	113926993,
	338241895,
	666307205,
	773529912,
	1294757372,
	1396182291,
	1695183700,
	1986661051,
	2177026350,
	2456956037,
	2730485921,
	2820302411,
	3259730800,
	3345764771,
	3516065817,
	3600352804,
	4094571909,
	275423344,
	430227734,
	506948616,
	659060556,
	883997877,
	958139571,
	1322822218,
	1537002063,
	1747873779,
	1955562222,
	2024104815,
	2227730452,
	2361852424,
	2428436474,
	2756734187,
	3204031479,
	3329325298
]);
/** Reusable SHA-224 / SHA-256 message schedule buffer `W_t` from RFC 6234 §6.2 step 1. */
var SHA256_W = /* @__PURE__ */ new Uint32Array(64);
/** Internal SHA-224 / SHA-256 compression engine from RFC 6234 §6.2. */
var SHA2_32B = class extends HashMD {
	A = 0;
	B = 0;
	C = 0;
	D = 0;
	E = 0;
	F = 0;
	G = 0;
	H = 0;
	constructor(outputLen, IV) {
		super(64, outputLen, 8, false);
		this.A = IV[0] | 0;
		this.B = IV[1] | 0;
		this.C = IV[2] | 0;
		this.D = IV[3] | 0;
		this.E = IV[4] | 0;
		this.F = IV[5] | 0;
		this.G = IV[6] | 0;
		this.H = IV[7] | 0;
	}
	get() {
		const { A, B, C, D, E, F, G, H } = this;
		return [
			A,
			B,
			C,
			D,
			E,
			F,
			G,
			H
		];
	}
	set(A, B, C, D, E, F, G, H) {
		this.A = A | 0;
		this.B = B | 0;
		this.C = C | 0;
		this.D = D | 0;
		this.E = E | 0;
		this.F = F | 0;
		this.G = G | 0;
		this.H = H | 0;
	}
	_cloneInto(to) {
		(to ||= new this.constructor()).set(...this.get());
		return this._cloneIntoMeta(to);
	}
	process(view, offset) {
		for (let i = 0; i < 16; i++, offset += 4) SHA256_W[i] = view.getUint32(offset, false);
		for (let i = 16; i < 64; i++) {
			const W15 = SHA256_W[i - 15];
			const W2 = SHA256_W[i - 2];
			const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
			const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
			SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
		}
		let { A, B, C, D, E, F, G, H } = this;
		for (let i = 0; i < 64; i++) {
			const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
			const T1 = H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i] | 0;
			const T2 = (rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22)) + Maj(A, B, C) | 0;
			H = G;
			G = F;
			F = E;
			E = D + T1 | 0;
			D = C;
			C = B;
			B = A;
			A = T1 + T2 | 0;
		}
		A = A + this.A | 0;
		B = B + this.B | 0;
		C = C + this.C | 0;
		D = D + this.D | 0;
		E = E + this.E | 0;
		F = F + this.F | 0;
		G = G + this.G | 0;
		H = H + this.H | 0;
		this.set(A, B, C, D, E, F, G, H);
	}
	roundClean() {
		clean(SHA256_W);
	}
	destroy() {
		this.destroyed = true;
		this.set(0, 0, 0, 0, 0, 0, 0, 0);
		clean(this.buffer);
	}
};
/** Internal SHA-256 hash class grounded in RFC 6234 §6.2. */
var _SHA256 = class extends SHA2_32B {
	constructor() {
		super(32, SHA256_IV);
	}
};
var K512 = /* @__PURE__ */ (() => split([
	"0x428a2f98d728ae22",
	"0x7137449123ef65cd",
	"0xb5c0fbcfec4d3b2f",
	"0xe9b5dba58189dbbc",
	"0x3956c25bf348b538",
	"0x59f111f1b605d019",
	"0x923f82a4af194f9b",
	"0xab1c5ed5da6d8118",
	"0xd807aa98a3030242",
	"0x12835b0145706fbe",
	"0x243185be4ee4b28c",
	"0x550c7dc3d5ffb4e2",
	"0x72be5d74f27b896f",
	"0x80deb1fe3b1696b1",
	"0x9bdc06a725c71235",
	"0xc19bf174cf692694",
	"0xe49b69c19ef14ad2",
	"0xefbe4786384f25e3",
	"0x0fc19dc68b8cd5b5",
	"0x240ca1cc77ac9c65",
	"0x2de92c6f592b0275",
	"0x4a7484aa6ea6e483",
	"0x5cb0a9dcbd41fbd4",
	"0x76f988da831153b5",
	"0x983e5152ee66dfab",
	"0xa831c66d2db43210",
	"0xb00327c898fb213f",
	"0xbf597fc7beef0ee4",
	"0xc6e00bf33da88fc2",
	"0xd5a79147930aa725",
	"0x06ca6351e003826f",
	"0x142929670a0e6e70",
	"0x27b70a8546d22ffc",
	"0x2e1b21385c26c926",
	"0x4d2c6dfc5ac42aed",
	"0x53380d139d95b3df",
	"0x650a73548baf63de",
	"0x766a0abb3c77b2a8",
	"0x81c2c92e47edaee6",
	"0x92722c851482353b",
	"0xa2bfe8a14cf10364",
	"0xa81a664bbc423001",
	"0xc24b8b70d0f89791",
	"0xc76c51a30654be30",
	"0xd192e819d6ef5218",
	"0xd69906245565a910",
	"0xf40e35855771202a",
	"0x106aa07032bbd1b8",
	"0x19a4c116b8d2d0c8",
	"0x1e376c085141ab53",
	"0x2748774cdf8eeb99",
	"0x34b0bcb5e19b48a8",
	"0x391c0cb3c5c95a63",
	"0x4ed8aa4ae3418acb",
	"0x5b9cca4f7763e373",
	"0x682e6ff3d6b2b8a3",
	"0x748f82ee5defb2fc",
	"0x78a5636f43172f60",
	"0x84c87814a1f0ab72",
	"0x8cc702081a6439ec",
	"0x90befffa23631e28",
	"0xa4506cebde82bde9",
	"0xbef9a3f7b2c67915",
	"0xc67178f2e372532b",
	"0xca273eceea26619c",
	"0xd186b8c721c0c207",
	"0xeada7dd6cde0eb1e",
	"0xf57d4f7fee6ed178",
	"0x06f067aa72176fba",
	"0x0a637dc5a2c898a6",
	"0x113f9804bef90dae",
	"0x1b710b35131c471b",
	"0x28db77f523047d84",
	"0x32caab7b40c72493",
	"0x3c9ebe0a15c9bebc",
	"0x431d67c49c100d4c",
	"0x4cc5d4becb3e42b6",
	"0x597f299cfc657e2a",
	"0x5fcb6fab3ad6faec",
	"0x6c44198c4a475817"
].map((n) => BigInt(n))))();
var SHA512_Kh = /* @__PURE__ */ (() => K512[0])();
var SHA512_Kl = /* @__PURE__ */ (() => K512[1])();
var SHA512_W_H = /* @__PURE__ */ new Uint32Array(80);
var SHA512_W_L = /* @__PURE__ */ new Uint32Array(80);
/** Internal SHA-384 / SHA-512 compression engine from RFC 6234 §6.4. */
var SHA2_64B = class extends HashMD {
	Ah = 0;
	Al = 0;
	Bh = 0;
	Bl = 0;
	Ch = 0;
	Cl = 0;
	Dh = 0;
	Dl = 0;
	Eh = 0;
	El = 0;
	Fh = 0;
	Fl = 0;
	Gh = 0;
	Gl = 0;
	Hh = 0;
	Hl = 0;
	constructor(outputLen, IV) {
		super(128, outputLen, 16, false);
		this.Ah = IV[0] | 0;
		this.Al = IV[1] | 0;
		this.Bh = IV[2] | 0;
		this.Bl = IV[3] | 0;
		this.Ch = IV[4] | 0;
		this.Cl = IV[5] | 0;
		this.Dh = IV[6] | 0;
		this.Dl = IV[7] | 0;
		this.Eh = IV[8] | 0;
		this.El = IV[9] | 0;
		this.Fh = IV[10] | 0;
		this.Fl = IV[11] | 0;
		this.Gh = IV[12] | 0;
		this.Gl = IV[13] | 0;
		this.Hh = IV[14] | 0;
		this.Hl = IV[15] | 0;
	}
	get() {
		const { Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl } = this;
		return [
			Ah,
			Al,
			Bh,
			Bl,
			Ch,
			Cl,
			Dh,
			Dl,
			Eh,
			El,
			Fh,
			Fl,
			Gh,
			Gl,
			Hh,
			Hl
		];
	}
	set(Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl) {
		this.Ah = Ah | 0;
		this.Al = Al | 0;
		this.Bh = Bh | 0;
		this.Bl = Bl | 0;
		this.Ch = Ch | 0;
		this.Cl = Cl | 0;
		this.Dh = Dh | 0;
		this.Dl = Dl | 0;
		this.Eh = Eh | 0;
		this.El = El | 0;
		this.Fh = Fh | 0;
		this.Fl = Fl | 0;
		this.Gh = Gh | 0;
		this.Gl = Gl | 0;
		this.Hh = Hh | 0;
		this.Hl = Hl | 0;
	}
	_cloneInto(to) {
		(to ||= new this.constructor()).set(...this.get());
		return this._cloneIntoMeta(to);
	}
	process(view, offset) {
		for (let i = 0; i < 16; i++, offset += 4) {
			SHA512_W_H[i] = view.getUint32(offset);
			SHA512_W_L[i] = view.getUint32(offset += 4);
		}
		for (let i = 16; i < 80; i++) {
			const W15h = SHA512_W_H[i - 15] | 0;
			const W15l = SHA512_W_L[i - 15] | 0;
			const s0h = rotrSH(W15h, W15l, 1) ^ rotrSH(W15h, W15l, 8) ^ shrSH(W15h, W15l, 7);
			const s0l = rotrSL(W15h, W15l, 1) ^ rotrSL(W15h, W15l, 8) ^ shrSL(W15h, W15l, 7);
			const W2h = SHA512_W_H[i - 2] | 0;
			const W2l = SHA512_W_L[i - 2] | 0;
			const s1h = rotrSH(W2h, W2l, 19) ^ rotrBH(W2h, W2l, 61) ^ shrSH(W2h, W2l, 6);
			const SUMl = add4L(s0l, rotrSL(W2h, W2l, 19) ^ rotrBL(W2h, W2l, 61) ^ shrSL(W2h, W2l, 6), SHA512_W_L[i - 7], SHA512_W_L[i - 16]);
			const SUMh = add4H(SUMl, s0h, s1h, SHA512_W_H[i - 7], SHA512_W_H[i - 16]);
			SHA512_W_H[i] = SUMh | 0;
			SHA512_W_L[i] = SUMl | 0;
		}
		let { Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl } = this;
		for (let i = 0; i < 80; i++) {
			const sigma1h = rotrSH(Eh, El, 14) ^ rotrSH(Eh, El, 18) ^ rotrBH(Eh, El, 41);
			const sigma1l = rotrSL(Eh, El, 14) ^ rotrSL(Eh, El, 18) ^ rotrBL(Eh, El, 41);
			const CHIh = Eh & Fh ^ ~Eh & Gh;
			const CHIl = El & Fl ^ ~El & Gl;
			const T1ll = add5L(Hl, sigma1l, CHIl, SHA512_Kl[i], SHA512_W_L[i]);
			const T1h = add5H(T1ll, Hh, sigma1h, CHIh, SHA512_Kh[i], SHA512_W_H[i]);
			const T1l = T1ll | 0;
			const sigma0h = rotrSH(Ah, Al, 28) ^ rotrBH(Ah, Al, 34) ^ rotrBH(Ah, Al, 39);
			const sigma0l = rotrSL(Ah, Al, 28) ^ rotrBL(Ah, Al, 34) ^ rotrBL(Ah, Al, 39);
			const MAJh = Ah & Bh ^ Ah & Ch ^ Bh & Ch;
			const MAJl = Al & Bl ^ Al & Cl ^ Bl & Cl;
			Hh = Gh | 0;
			Hl = Gl | 0;
			Gh = Fh | 0;
			Gl = Fl | 0;
			Fh = Eh | 0;
			Fl = El | 0;
			({h: Eh, l: El} = add(Dh | 0, Dl | 0, T1h | 0, T1l | 0));
			Dh = Ch | 0;
			Dl = Cl | 0;
			Ch = Bh | 0;
			Cl = Bl | 0;
			Bh = Ah | 0;
			Bl = Al | 0;
			const All = add3L(T1l, sigma0l, MAJl);
			Ah = add3H(All, T1h, sigma0h, MAJh);
			Al = All | 0;
		}
		({h: Ah, l: Al} = add(this.Ah | 0, this.Al | 0, Ah | 0, Al | 0));
		({h: Bh, l: Bl} = add(this.Bh | 0, this.Bl | 0, Bh | 0, Bl | 0));
		({h: Ch, l: Cl} = add(this.Ch | 0, this.Cl | 0, Ch | 0, Cl | 0));
		({h: Dh, l: Dl} = add(this.Dh | 0, this.Dl | 0, Dh | 0, Dl | 0));
		({h: Eh, l: El} = add(this.Eh | 0, this.El | 0, Eh | 0, El | 0));
		({h: Fh, l: Fl} = add(this.Fh | 0, this.Fl | 0, Fh | 0, Fl | 0));
		({h: Gh, l: Gl} = add(this.Gh | 0, this.Gl | 0, Gh | 0, Gl | 0));
		({h: Hh, l: Hl} = add(this.Hh | 0, this.Hl | 0, Hh | 0, Hl | 0));
		this.set(Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl);
	}
	roundClean() {
		clean(SHA512_W_H, SHA512_W_L);
	}
	destroy() {
		this.destroyed = true;
		clean(this.buffer);
		this.set(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
	}
};
/** Internal SHA-512 hash class grounded in RFC 6234 §6.3 and §6.4. */
var _SHA512 = class extends SHA2_64B {
	constructor() {
		super(64, SHA512_IV);
	}
};
/**
* SHA2-256 hash function from RFC 4634. In JS it's the fastest: even faster than Blake3. Some info:
*
* - Trying 2^128 hashes would get 50% chance of collision, using birthday attack.
* - BTC network is doing 2^70 hashes/sec (2^95 hashes/year) as per 2025.
* - Each sha256 hash is executing 2^18 bit operations.
* - Good 2024 ASICs can do 200Th/sec with 3500 watts of power, corresponding to 2^36 hashes/joule.
* @param msg - message bytes to hash
* @param opts - Reserved hash options.
* @returns Digest bytes.
* @example
* Hash a message with SHA2-256.
* ```ts
* sha256(new Uint8Array([97, 98, 99]));
* ```
*/
var sha256 = /* @__PURE__ */ createHasher(() => new _SHA256(), /* @__PURE__ */ oidNist(1));
/**
* SHA2-512 hash function from RFC 4634.
* @param msg - message bytes to hash
* @param opts - Reserved hash options.
* @returns Digest bytes.
* @example
* Hash a message with SHA2-512.
* ```ts
* sha512(new Uint8Array([97, 98, 99]));
* ```
*/
var sha512 = /* @__PURE__ */ createHasher(() => new _SHA512(), /* @__PURE__ */ oidNist(3));
// ../../node_modules/.pnpm/@noble+curves@2.4.0/node_modules/@noble/curves/utils.js
/**
* Hex, bytes and number utilities.
* @module
*/
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
/**
* Validates that a value is an array, optionally validating each element.
* @param item - Value to validate.
* @param title - Label included in thrown errors.
* @param inner - Optional per-element validator, called with the element and its label.
* @returns The validated array.
* @example
* Validate an array of points before batch processing.
*
* ```ts
* aarray([1n, 2n], 'scalars');
* ```
*/
function aarray(item, title, inner = () => {}) {
	if (!Array.isArray(item)) throw new TypeError(`"${title}" expected array, got type=${typeof item}`);
	for (let i = 0; i < item.length; i++) inner(item[i], `${title}[${i}]`);
	return item;
}
/**
* Validates that a value is a byte array.
* @param value - Value to validate.
* @param length - Optional exact byte length.
* @param title - Optional field name.
* @returns Original byte array.
* @example
* Reject non-byte input before passing data into curve code.
*
* ```ts
* abytes(new Uint8Array(1));
* ```
*/
var abytes = (value, length, title) => abytes$1(value, length, title);
/**
* Validates that a value is a non-negative safe integer.
* @param n - Value to validate.
* @param title - Optional field name.
* @returns The validated number.
* @example
* Validate a numeric length before allocating buffers.
*
* ```ts
* anumber(1);
* ```
*/
var anumber = anumber$1;
/**
* Asserts something is a plain object-ish value, not null or array.
* @param value - Value to validate.
* @param title - Label included in thrown errors.
* @returns The validated object.
* @throws On wrong argument types. {@link TypeError}
* @example
* Validate an options object before checking fields.
*
* ```ts
* aobject({ flag: true });
* ```
*/
function aobject(value, title = "object") {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError(title === "object" ? "expected valid options object" : `"${title}" expected object, got type=${typeof value}`);
	return value;
}
/**
* Asserts something is a function.
* @param value - Value to validate.
* @param title - Label included in thrown errors.
* @returns The validated function.
* @throws On wrong argument types. {@link TypeError}
* @example
* Validate a required method before calling it.
*
* ```ts
* afunction(() => true, 'predicate');
* ```
*/
function afunction(value, title) {
	if (typeof value !== "function") throw new TypeError(`"${title}" is invalid: expected function, got ${typeof value}`);
	return value;
}
/**
* Encodes bytes as lowercase hex.
* @param bytes - Bytes to encode.
* @returns Lowercase hex string.
* @example
* Serialize bytes as hex for logging or fixtures.
*
* ```ts
* bytesToHex(Uint8Array.of(1, 2, 3));
* ```
*/
var bytesToHex = bytesToHex$1;
/**
* Concatenates byte arrays.
* @param arrays - Byte arrays to join.
* @returns Concatenated bytes.
* @example
* Join domain-separated chunks into one buffer.
*
* ```ts
* concatBytes(Uint8Array.of(1), Uint8Array.of(2));
* ```
*/
var concatBytes = (...arrays) => concatBytes$1(...arrays);
/**
* Decodes lowercase or uppercase hex into bytes.
* @param hex - Hex string to decode.
* @returns Decoded bytes.
* @example
* Parse fixture hex into bytes before hashing.
*
* ```ts
* hexToBytes('0102');
* ```
*/
var hexToBytes = (hex) => hexToBytes$1(hex);
/**
* Checks whether a value is a Uint8Array.
* @param a - Value to inspect.
* @returns `true` when `a` is a Uint8Array.
* @example
* Branch on byte input before decoding it.
*
* ```ts
* isBytes(new Uint8Array(1));
* ```
*/
var isBytes = isBytes$1;
/**
* Reads random bytes from the platform CSPRNG.
* @param bytesLength - Number of random bytes to read.
* @returns Fresh random bytes.
* @example
* Generate a random seed for a keypair.
*
* ```ts
* randomBytes(2);
* ```
*/
var randomBytes = (bytesLength) => randomBytes$1(bytesLength);
var _0n$3 = /* @__PURE__ */ BigInt(0);
var _1n$4 = /* @__PURE__ */ BigInt(1);
var atitle = (title) => title ? `"${title}" ` : "";
/**
* Validates that a flag is boolean.
* @param value - Value to validate.
* @param title - Optional field name.
* @returns Original value.
* @throws On wrong argument types. {@link TypeError}
* @example
* Reject non-boolean option flags early.
*
* ```ts
* abool(true);
* ```
*/
function abool(value, title = "") {
	if (typeof value !== "boolean") throw new TypeError(atitle(title) + "expected boolean, got type=" + typeof value);
	return value;
}
/**
* Validates that a value is a non-negative bigint or safe integer.
* @param n - Value to validate.
* @returns The same validated value.
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate one integer-like value before serializing it.
*
* ```ts
* abignumber(1n);
* ```
*/
function abignumber(n) {
	if (typeof n === "bigint") {
		if (!isPosBig(n)) throw new RangeError("positive bigint expected, got " + n);
	} else anumber(n);
	return n;
}
/**
* Validates that a value is a safe integer.
* @param value - Integer to validate.
* @param title - Optional field name.
* @throws On wrong argument types. {@link TypeError}
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Validate a window size before scalar arithmetic uses it.
*
* ```ts
* asafenumber(1);
* ```
*/
function asafenumber(value, title = "") {
	if (typeof value !== "number") {
		const prefix = title && `"${title}" `;
		throw new TypeError(prefix + "expected number, got type=" + typeof value);
	}
	if (!Number.isSafeInteger(value)) {
		const prefix = title && `"${title}" `;
		throw new RangeError(prefix + "expected safe integer, got " + value);
	}
}
/**
* Parses a big-endian hex string into bigint.
* Accepts odd-length hex through the native `BigInt('0x' + hex)` parser and currently surfaces the
* same native `SyntaxError` for malformed hex instead of wrapping it in a library-specific error.
* @param hex - Hex string without `0x`.
* @returns Parsed bigint value.
* @throws On wrong argument types. {@link TypeError}
* @example
* Parse a scalar from fixture hex.
*
* ```ts
* hexToNumber('ff');
* ```
*/
function hexToNumber(hex) {
	if (typeof hex !== "string") throw new TypeError("hex string expected, got " + typeof hex);
	return hex === "" ? _0n$3 : BigInt("0x" + hex);
}
/**
* Parses big-endian bytes into bigint.
* @param bytes - Bytes in big-endian order.
* @returns Parsed bigint value.
* @throws On wrong argument types. {@link TypeError}
* @example
* Read a scalar encoded in network byte order.
*
* ```ts
* bytesToNumberBE(Uint8Array.of(1, 0));
* ```
*/
function bytesToNumberBE(bytes) {
	return hexToNumber(bytesToHex$1(bytes));
}
/**
* Parses little-endian bytes into bigint.
* @param bytes - Bytes in little-endian order.
* @returns Parsed bigint value.
* @throws On wrong argument types. {@link TypeError}
* @example
* Read a scalar encoded in little-endian form.
*
* ```ts
* bytesToNumberLE(Uint8Array.of(1, 0));
* ```
*/
function bytesToNumberLE(bytes) {
	return hexToNumber(bytesToHex$1(copyBytes(abytes$1(bytes)).reverse()));
}
/**
* Encodes a bigint into fixed-length big-endian bytes.
* @param n - Number to encode.
* @param len - Output length in bytes. Must be greater than zero.
* @returns Big-endian byte array.
* @throws On wrong argument ranges or values. {@link RangeError}
* @throws If a documented runtime validation or state check fails. {@link Error}
* @example
* Serialize a scalar into a 32-byte field element.
*
* ```ts
* numberToBytesBE(255n, 2);
* ```
*/
function numberToBytesBE(n, len) {
	anumber$1(len);
	if (len === 0) throw new Error("zero output length is invalid");
	n = abignumber(n);
	const expectedLen = len * 2;
	const hex = n.toString(16);
	if (hex.length > expectedLen) throw new RangeError("number is too large");
	return hexToBytes$1(hex.padStart(expectedLen, "0"));
}
/**
* Encodes a bigint into fixed-length little-endian bytes.
* @param n - Number to encode.
* @param len - Output length in bytes.
* @returns Little-endian byte array.
* @throws On wrong argument ranges or values. {@link RangeError}
* @throws If a documented runtime validation or state check fails. {@link Error}
* @example
* Serialize a scalar for little-endian protocols.
*
* ```ts
* numberToBytesLE(255n, 2);
* ```
*/
function numberToBytesLE(n, len) {
	return numberToBytesBE(n, len).reverse();
}
/**
* Copies Uint8Array. We can't use u8a.slice(), because u8a can be Buffer,
* and Buffer#slice creates mutable copy. Never use Buffers!
* @param bytes - Bytes to copy.
* @returns Detached copy.
* @example
* Make an isolated copy before mutating serialized bytes.
*
* ```ts
* copyBytes(Uint8Array.of(1, 2, 3));
* ```
*/
function copyBytes(bytes) {
	return Uint8Array.from(abytes(bytes));
}
/**
* Checks whether n is non-negative bigint. Historical name.
* @param n - candidate value
* @returns `true` when the value is bigint and 0 or larger
* @example
* Check a candidate scalar before range validation.
*
* ```ts
* isPosBig(2n);
* ```
*/
function isPosBig(n) {
	return typeof n === "bigint" && _0n$3 <= n;
}
/**
* Checks whether a bigint lies inside a half-open range.
* @param n - Candidate value.
* @param min - Inclusive lower bound.
* @param max - Exclusive upper bound.
* @returns `true` when the value is inside the range.
* @example
* Check whether a candidate scalar fits the field order.
*
* ```ts
* inRange(2n, 1n, 3n);
* ```
*/
function inRange(n, min, max) {
	return isPosBig(n) && isPosBig(min) && isPosBig(max) && min <= n && n < max;
}
/**
* Asserts `min <= n < max`. NOTE: upper bound is exclusive.
* @param title - Value label for error messages.
* @param n - Candidate value.
* @param min - Inclusive lower bound.
* @param max - Exclusive upper bound.
* Wrong-type inputs are not separated from out-of-range values here: they still flow through the
* shared `RangeError` path because this is only a throwing wrapper around `inRange(...)`.
* @throws On wrong argument ranges or values. {@link RangeError}
* @example
* Assert that a bigint stays within one half-open range.
*
* ```ts
* aInRange('x', 2n, 1n, 256n);
* ```
*/
function aInRange(title, n, min, max) {
	if (!inRange(n, min, max)) throw new RangeError("expected valid " + title + ": " + min + " <= n < " + max + ", got " + n);
}
/**
* Calculates amount of bits in a bigint.
* Same as `n.toString(2).length`
* TODO: merge with nLength in modular
* @param n - Value to inspect.
* @returns Bit length.
* @throws If the value is negative. {@link Error}
* @example
* Measure the bit length of a scalar before serialization.
*
* ```ts
* bitLen(8n);
* ```
*/
function bitLen(n) {
	if (n < _0n$3) throw new Error("expected non-negative bigint, got " + n);
	return n === _0n$3 ? 0 : n.toString(2).length;
}
/**
* Calculate mask for N bits. Not using ** operator with bigints because of old engines.
* Same as BigInt(`0b${Array(i).fill('1').join('')}`)
* @param n - Number of bits. Negative widths are currently passed through to raw bigint shift
*   semantics and therefore produce `-1n`.
* @returns Bitmask value.
* @example
* Calculate mask for N bits.
*
* ```ts
* bitMask(4);
* ```
*/
var bitMask = (n) => {
	asafenumber(n, "n");
	return (_1n$4 << BigInt(n)) - _1n$4;
};
/**
* Validates declared required and optional field types on a plain object.
* Extra keys are intentionally ignored because many callers validate only the subset they use from
* richer option bags or runtime objects.
* This walks field schemas and formats detailed errors, so avoid it on hot paths; use direct
* one-line guards such as `aobject()`, `afunction()`, `abool()`, or `asafenumber()` instead.
* @param object - Object to validate.
* @param fields - Required field types.
* @param optFields - Optional field types.
* @param title - Object label included in thrown errors.
* @throws On wrong argument types. {@link TypeError}
* @example
* Check user options before building a curve helper.
*
* ```ts
* validateObject({ flag: true }, { flag: 'boolean' });
* ```
*/
function validateObject(object, fields = {}, optFields = {}, title = "object") {
	aobject(object, title);
	aobject(fields, "fields");
	aobject(optFields, "optFields");
	function checkField(fieldName, expectedType, isOpt) {
		const label = title === "object" ? `param "${String(fieldName)}"` : `"${title}.${String(fieldName)}"`;
		const val = object[fieldName];
		if (!Object.hasOwn(object, fieldName) && (isOpt ? val !== void 0 : expectedType !== "function")) throw new TypeError(`${label} is invalid: expected own property`);
		if (isOpt && val === void 0) return;
		const current = typeof val;
		if (current !== expectedType || val === null) throw new TypeError(`${label} is invalid: expected ${expectedType}, got ${current}`);
	}
	const iter = (f, isOpt) => Object.entries(f).forEach(([k, v]) => checkField(k, v, isOpt));
	iter(fields, false);
	iter(optFields, true);
}
// ../../node_modules/.pnpm/@noble+curves@2.4.0/node_modules/@noble/curves/abstract/modular.js
/**
* Utils for modular division and fields.
* Field over 11 is a finite (Galois) field is integer number operations `mod 11`.
* There is no division: it is replaced by modular multiplicative inverse.
* @module
*/
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _0n$2 = /* @__PURE__ */ BigInt(0);
var _1n$3 = /* @__PURE__ */ BigInt(1);
var _2n$2 = /* @__PURE__ */ BigInt(2);
var _3n = /* @__PURE__ */ BigInt(3);
var _4n$2 = /* @__PURE__ */ BigInt(4);
var _5n$1 = /* @__PURE__ */ BigInt(5);
var _7n = /* @__PURE__ */ BigInt(7);
var _8n$2 = /* @__PURE__ */ BigInt(8);
var _9n = /* @__PURE__ */ BigInt(9);
var _15n = /* @__PURE__ */ BigInt(15);
var _16n = /* @__PURE__ */ BigInt(16);
var POW_WINDOWED_MIN = /* @__PURE__ */ BigInt("0x10000000000000000");
/**
* @param a - Dividend value.
* @param b - Positive modulus.
* @returns Reduced value in `[0, b)` only when `b` is positive.
* @throws If the modulus is not positive. {@link Error}
* @example
* Normalize a bigint into one field residue.
*
* ```ts
* mod(-1n, 5n);
* ```
*/
function mod(a, b) {
	if (b <= _0n$2) throw new Error("mod: expected positive modulus, got " + b);
	const result = a % b;
	return result >= _0n$2 ? result : b + result;
}
/**
* Efficiently raise num to a power with modular reduction.
* Unsafe in some contexts: uses ladder, so can expose bigint bits.
* Low-level helper: callers that need canonical residues must pass a valid `num` for the chosen
* modulus instead of relying on the `power===0/1` fast paths to normalize it.
* @param num - Base value.
* @param power - Exponent value.
* @param modulo - Reduction modulus.
* @returns Modular exponentiation result.
* @throws If the modulus or exponent is invalid. {@link Error}
* @example
* Raise one bigint to a modular power.
*
* ```ts
* pow(2n, 6n, 11n) // 64n % 11n == 9n
* ```
*/
function pow(num, power, modulo) {
	if (modulo <= _1n$3) throw new Error("pow: expected modulus > 1, got " + modulo);
	if (typeof power !== "bigint") throw new TypeError("invalid exponent: expected bigint, got " + typeof power);
	if (power < _0n$2) throw new Error("invalid exponent, negatives unsupported");
	if (power === _0n$2) return _1n$3;
	if (power === _1n$3) return num;
	let d = num % modulo;
	if (d < _0n$2) d += modulo;
	if (power < POW_WINDOWED_MIN) {
		let p = _1n$3;
		while (power > _0n$2) {
			if (power & _1n$3) p = p * d % modulo;
			d = d * d % modulo;
			power >>= _1n$3;
		}
		return p;
	}
	const digits = [];
	while (power > _0n$2) {
		digits.push(Number(power & _15n));
		power >>= _4n$2;
	}
	const table = new Array(16);
	table[0] = _1n$3;
	table[1] = d;
	for (let i = 2; i < 16; i++) table[i] = table[i - 1] * d % modulo;
	let p = table[digits[digits.length - 1]];
	for (let w = digits.length - 2; w >= 0; w--) {
		p = p * p % modulo;
		p = p * p % modulo;
		p = p * p % modulo;
		p = p * p % modulo;
		const digit = digits[w];
		if (digit !== 0) p = p * table[digit] % modulo;
	}
	return p;
}
/**
* Does `x^(2^power)` mod p. `pow2(30, 4)` == `30^(2^4)`.
* Low-level helper: callers that need canonical residues must pass a valid `x` for the chosen
* modulus; the `power===0` fast path intentionally returns the input unchanged.
* @param x - Base value.
* @param power - Number of squarings.
* @param modulo - Reduction modulus.
* @returns Repeated-squaring result.
* @throws If the exponent is negative. {@link Error}
* @example
* Apply repeated squaring inside one field.
*
* ```ts
* pow2(3n, 2n, 11n);
* ```
*/
function pow2(x, power, modulo) {
	if (modulo <= _1n$3) throw new Error("pow2: expected modulus > 1, got " + modulo);
	if (power < _0n$2) throw new Error("pow2: expected non-negative exponent, got " + power);
	let res = x;
	while (power-- > _0n$2) {
		res *= res;
		res %= modulo;
	}
	return res;
}
/**
* Inverses number over modulo.
* Implemented using the {@link https://brilliant.org/wiki/extended-euclidean-algorithm/ | extended Euclidean algorithm}.
* @param number - Value to invert.
* @param modulo - Modulus greater than 1.
* @returns Multiplicative inverse.
* @throws If the modulus is invalid or the inverse does not exist. {@link Error}
* @example
* Compute one modular inverse with the extended Euclidean algorithm.
*
* ```ts
* invert(3n, 11n);
* ```
*/
function invert(number, modulo) {
	if (number === _0n$2) throw new Error("invert: expected non-zero number");
	if (modulo <= _1n$3) throw new Error("invert: expected modulus > 1, got " + modulo);
	let a = mod(number, modulo);
	let b = modulo;
	let x = _0n$2, u = _1n$3;
	while (a !== _0n$2) {
		const q = b / a;
		const r = b - a * q;
		const m = x - u * q;
		b = a, a = r, x = u, u = m;
	}
	if (b !== _1n$3) throw new Error("invert: does not exist");
	return mod(x, modulo);
}
function assertIsSquare(Fp, root, n) {
	const F = Fp;
	if (!F.eql(F.sqr(root), n)) throw new Error("Cannot find square root");
}
function aoddModulus(order, fnName) {
	if ((order & _1n$3) === _0n$2) throw new Error(fnName + ": expected odd modulus, got " + order);
}
function sqrt3mod4(Fp, n) {
	const F = Fp;
	const p1div4 = (F.ORDER + _1n$3) / _4n$2;
	const root = F.pow(n, p1div4);
	assertIsSquare(F, root, n);
	return root;
}
function sqrt5mod8(Fp, n) {
	const F = Fp;
	const p5div8 = (F.ORDER - _5n$1) / _8n$2;
	const n2 = F.mul(n, _2n$2);
	const v = F.pow(n2, p5div8);
	const nv = F.mul(n, v);
	const i = F.mul(F.mul(nv, _2n$2), v);
	const root = F.mul(nv, F.sub(i, F.ONE));
	assertIsSquare(F, root, n);
	return root;
}
function sqrt9mod16(P) {
	const Fp_ = Field(P);
	const tn = tonelliShanks(P);
	const c1 = tn(Fp_, Fp_.neg(Fp_.ONE));
	const c2 = tn(Fp_, c1);
	const c3 = tn(Fp_, Fp_.neg(c1));
	const c4 = (P + _7n) / _16n;
	return ((Fp, n) => {
		const F = Fp;
		let tv1 = F.pow(n, c4);
		let tv2 = F.mul(tv1, c1);
		const tv3 = F.mul(tv1, c2);
		const tv4 = F.mul(tv1, c3);
		const e1 = F.eql(F.sqr(tv2), n);
		const e2 = F.eql(F.sqr(tv3), n);
		tv1 = F.cmov(tv1, tv2, e1);
		tv2 = F.cmov(tv4, tv3, e2);
		const e3 = F.eql(F.sqr(tv2), n);
		const root = F.cmov(tv1, tv2, e3);
		assertIsSquare(F, root, n);
		return root;
	});
}
/**
* Tonelli-Shanks square root search algorithm.
* This implementation is variable-time: it searches data-dependently for the first non-residue `Z`
* and for the smallest `i` in the main loop, unlike RFC 9380 Appendix I.4's constant-time shape.
* 1. {@link https://eprint.iacr.org/2012/685.pdf | eprint 2012/685}, page 12
* 2. Square Roots from 1; 24, 51, 10 to Dan Shanks
* @param P - field order
* @returns function that takes field Fp (created from P) and number n
* @throws If the field is too small, non-prime, or the square root does not exist. {@link Error}
* @example
* Construct a square-root helper for primes that need Tonelli-Shanks.
*
* ```ts
* import { Field, tonelliShanks } from '@noble/curves/abstract/modular.js';
* const Fp = Field(17n);
* const sqrt = tonelliShanks(17n)(Fp, 4n);
* ```
*/
function tonelliShanks(P) {
	if (P < _3n) throw new Error("sqrt is not defined for small field");
	aoddModulus(P, "tonelliShanks");
	let Q = P - _1n$3;
	let S = 0;
	while (Q % _2n$2 === _0n$2) {
		Q /= _2n$2;
		S++;
	}
	let Z = _2n$2;
	const _Fp = Field(P);
	while (FpLegendre(_Fp, Z) === 1) if (Z++ > 1e3) throw new Error("Cannot find square root: probably non-prime P");
	if (S === 1) return sqrt3mod4;
	let cc = _Fp.pow(Z, Q);
	const Q1div2 = (Q + _1n$3) / _2n$2;
	return function tonelliSlow(Fp, n) {
		const F = Fp;
		if (F.is0(n)) return n;
		if (FpLegendre(F, n) !== 1) throw new Error("Cannot find square root");
		let M = S;
		let c = F.mul(F.ONE, cc);
		let t = F.pow(n, Q);
		let R = F.pow(n, Q1div2);
		while (!F.eql(t, F.ONE)) {
			if (F.is0(t)) throw new Error("Cannot find square root: probably non-prime P");
			let i = 1;
			let t_tmp = F.sqr(t);
			while (!F.eql(t_tmp, F.ONE)) {
				i++;
				t_tmp = F.sqr(t_tmp);
				if (i === M) throw new Error("Cannot find square root");
			}
			const exponent = _1n$3 << BigInt(M - i - 1);
			const b = F.pow(c, exponent);
			M = i;
			c = F.sqr(b);
			t = F.mul(t, c);
			R = F.mul(R, b);
		}
		return R;
	};
}
/**
* Square root for a finite field. Will try optimized versions first:
*
* 1. P ≡ 3 (mod 4)
* 2. P ≡ 5 (mod 8)
* 3. P ≡ 9 (mod 16)
* 4. Tonelli-Shanks algorithm
*
* Different algorithms can give different roots, it is up to user to decide which one they want.
* For example there is FpSqrtOdd/FpSqrtEven to choose a root by oddness
* (used for hash-to-curve).
* @param P - Field order.
* @returns Square-root helper. The generic fallback inherits Tonelli-Shanks' variable-time
*   behavior and this selector assumes prime-field-style integer moduli.
* @throws If the field is unsupported or the square root does not exist. {@link Error}
* @example
* Choose the square-root helper appropriate for one field modulus.
*
* ```ts
* import { Field, FpSqrt } from '@noble/curves/abstract/modular.js';
* const Fp = Field(17n);
* const sqrt = FpSqrt(17n)(Fp, 4n);
* ```
*/
function FpSqrt(P) {
	aoddModulus(P, "Fp.sqrt");
	if (P % _4n$2 === _3n) return sqrt3mod4;
	if (P % _8n$2 === _5n$1) return sqrt5mod8;
	if (P % _16n === _9n) return sqrt9mod16(P);
	return tonelliShanks(P);
}
/**
* @param num - Value to inspect.
* @param modulo - Field modulus.
* @returns `true` when the least-significant little-endian bit is set.
* @throws If the modulus is invalid for `mod(...)`. {@link Error}
* @example
* Inspect the low bit used by little-endian sign conventions.
*
* ```ts
* isNegativeLE(3n, 11n);
* ```
*/
var isNegativeLE = (num, modulo) => (mod(num, modulo) & _1n$3) === _1n$3;
var FIELD_FIELDS = [
	"create",
	"isValid",
	"is0",
	"neg",
	"inv",
	"sqrt",
	"sqr",
	"eql",
	"add",
	"sub",
	"mul",
	"pow",
	"div",
	"addN",
	"subN",
	"mulN",
	"sqrN"
];
/**
* @param field - Field implementation.
* @returns Validated field. This only checks the arithmetic subset needed by generic helpers; it
*   does not guarantee full runtime-method coverage for serialization, batching, `cmov`, or
*   field-specific extras beyond positive `BYTES` / `BITS`.
* @throws If the field shape or numeric metadata are invalid. {@link Error}
* @example
* Check that a field implementation exposes the operations curve code expects.
*
* ```ts
* import { Field, validateField } from '@noble/curves/abstract/modular.js';
* const Fp = validateField(Field(17n));
* ```
*/
function validateField(field) {
	aobject(field, "field");
	if (typeof field.ORDER !== "bigint") throw new TypeError("param \"ORDER\" is invalid: expected bigint, got " + typeof field.ORDER);
	asafenumber(field.BYTES, "BYTES");
	asafenumber(field.BITS, "BITS");
	for (const name of FIELD_FIELDS) afunction(field[name], "field." + name);
	if (field.BYTES < 1 || field.BITS < 1) throw new Error("invalid field: expected BYTES/BITS > 0");
	if (field.ORDER <= _1n$3) throw new Error("invalid field: expected ORDER > 1, got " + field.ORDER);
	return field;
}
function FpInvertBatch(Fp, nums, passZero = false) {
	validateField(Fp);
	aarray(nums, "nums");
	abool(passZero, "passZero");
	const F = Fp;
	const inverted = new Array(nums.length).fill(passZero ? F.ZERO : void 0);
	const multipliedAcc = nums.reduce((acc, num, i) => {
		if (F.is0(num)) return acc;
		inverted[i] = acc;
		return F.mul(acc, num);
	}, F.ONE);
	const invertedAcc = F.inv(multipliedAcc);
	nums.reduceRight((acc, num, i) => {
		if (F.is0(num)) return acc;
		inverted[i] = F.mul(acc, inverted[i]);
		return F.mul(acc, num);
	}, invertedAcc);
	return inverted;
}
/**
* Legendre symbol.
* Legendre constant is used to calculate Legendre symbol (a | p)
* which denotes the value of a^((p-1)/2) (mod p).
*
* * (a | p) ≡ 1    if a is a square (mod p), quadratic residue
* * (a | p) ≡ -1   if a is not a square (mod p), quadratic non residue
* * (a | p) ≡ 0    if a ≡ 0 (mod p)
* @param Fp - Field implementation.
* @param n - Value to inspect.
* @returns Legendre symbol.
* @throws If the powered value does not match a valid Legendre symbol. {@link Error}
* @example
* Compute the Legendre symbol of one field element.
*
* ```ts
* import { Field, FpLegendre } from '@noble/curves/abstract/modular.js';
* const Fp = Field(17n);
* const symbol = FpLegendre(Fp, 4n);
* ```
*/
function FpLegendre(Fp, n) {
	validateField(Fp);
	const F = Fp;
	aoddModulus(F.ORDER, "FpLegendre");
	const p1mod2 = (F.ORDER - _1n$3) / _2n$2;
	const powered = F.pow(n, p1mod2);
	const yes = F.eql(powered, F.ONE);
	const zero = F.eql(powered, F.ZERO);
	const no = F.eql(powered, F.neg(F.ONE));
	if (!yes && !zero && !no) throw new Error("invalid Legendre symbol result");
	return yes ? 1 : zero ? 0 : -1;
}
/**
* @param n - Curve order. Callers are expected to pass a positive order.
* @param nBitLength - Optional cached bit length. Callers are expected to pass a positive cached
*   value when overriding the derived bit length.
* @returns Byte and bit lengths.
* @throws If the order or cached bit length is invalid. {@link Error}
* @example
* Measure the encoding sizes needed for one modulus.
*
* ```ts
* nLength(255n);
* ```
*/
function nLength(n, nBitLength) {
	if (nBitLength !== void 0) anumber(nBitLength);
	if (n <= _0n$2) throw new Error("invalid n length: expected positive n, got " + n);
	if (nBitLength !== void 0 && nBitLength < 1) throw new Error("invalid n length: expected positive bit length, got " + nBitLength);
	const bits = bitLen(n);
	if (nBitLength !== void 0 && nBitLength < bits) throw new Error(`invalid n length: expected nBitLength (${nBitLength}) >= bitLen(n) (${bits})`);
	const _nBitLength = nBitLength !== void 0 ? nBitLength : bits;
	return {
		nBitLength: _nBitLength,
		nByteLength: Math.ceil(_nBitLength / 8)
	};
}
var FIELD_SQRT = /* @__PURE__ */ new WeakMap();
var _Field = class {
	ORDER;
	BITS;
	BYTES;
	isLE;
	ZERO = _0n$2;
	ONE = _1n$3;
	_lengths;
	_mod;
	constructor(ORDER, opts = {}) {
		if (ORDER <= _1n$3) throw new Error("invalid field: expected ORDER > 1, got " + ORDER);
		let _nbitLength = void 0;
		this.isLE = false;
		if (opts != null && typeof opts === "object") {
			if (typeof opts.BITS === "number") _nbitLength = opts.BITS;
			if (typeof opts.sqrt === "function") Object.defineProperty(this, "sqrt", {
				value: opts.sqrt,
				enumerable: true
			});
			if (typeof opts.isLE === "boolean") this.isLE = opts.isLE;
			if (opts.allowedLengths) this._lengths = Object.freeze(opts.allowedLengths.slice());
			if (typeof opts.modFromBytes === "boolean") this._mod = opts.modFromBytes;
		}
		const { nBitLength, nByteLength } = nLength(ORDER, _nbitLength);
		if (nByteLength > 2048) throw new Error("invalid field: expected ORDER of <= 2048 bytes");
		this.ORDER = ORDER;
		this.BITS = nBitLength;
		this.BYTES = nByteLength;
		Object.freeze(this);
	}
	create(num) {
		return mod(num, this.ORDER);
	}
	isValid(num) {
		if (typeof num !== "bigint") throw new TypeError("invalid field element: expected bigint, got " + typeof num);
		return _0n$2 <= num && num < this.ORDER;
	}
	is0(num) {
		return num === _0n$2;
	}
	isValidNot0(num) {
		return !this.is0(num) && this.isValid(num);
	}
	isOdd(num) {
		return (num & _1n$3) === _1n$3;
	}
	neg(num) {
		return mod(-num, this.ORDER);
	}
	eql(lhs, rhs) {
		return lhs === rhs;
	}
	sqr(num) {
		return mod(num * num, this.ORDER);
	}
	add(lhs, rhs) {
		return mod(lhs + rhs, this.ORDER);
	}
	sub(lhs, rhs) {
		return mod(lhs - rhs, this.ORDER);
	}
	mul(lhs, rhs) {
		return mod(lhs * rhs, this.ORDER);
	}
	pow(num, power) {
		return pow(num, power, this.ORDER);
	}
	div(lhs, rhs) {
		return mod(lhs * invert(rhs, this.ORDER), this.ORDER);
	}
	sqrN(num) {
		return num * num;
	}
	addN(lhs, rhs) {
		return lhs + rhs;
	}
	subN(lhs, rhs) {
		return lhs - rhs;
	}
	mulN(lhs, rhs) {
		return lhs * rhs;
	}
	inv(num) {
		return invert(num, this.ORDER);
	}
	sqrt(num) {
		let sqrt = FIELD_SQRT.get(this);
		if (!sqrt) FIELD_SQRT.set(this, sqrt = FpSqrt(this.ORDER));
		return sqrt(this, num);
	}
	toBytes(num) {
		return this.isLE ? numberToBytesLE(num, this.BYTES) : numberToBytesBE(num, this.BYTES);
	}
	fromBytes(bytes, skipValidation = false) {
		abytes(bytes);
		const { _lengths: allowedLengths, BYTES, isLE, ORDER, _mod: modFromBytes } = this;
		if (allowedLengths) {
			if (bytes.length < 1 || !allowedLengths.includes(bytes.length) || bytes.length > BYTES) throw new Error("Field.fromBytes: expected " + allowedLengths + " bytes, got " + bytes.length);
			const padded = new Uint8Array(BYTES);
			padded.set(bytes, isLE ? 0 : padded.length - bytes.length);
			bytes = padded;
		}
		if (bytes.length !== BYTES) throw new Error("Field.fromBytes: expected " + BYTES + " bytes, got " + bytes.length);
		let scalar = isLE ? bytesToNumberLE(bytes) : bytesToNumberBE(bytes);
		if (modFromBytes) scalar = mod(scalar, ORDER);
		if (!skipValidation) {
			if (!this.isValid(scalar)) throw new Error("invalid field element: outside of range 0..ORDER");
		}
		return scalar;
	}
	invertBatch(lst) {
		return FpInvertBatch(this, lst, true);
	}
	cmov(a, b, condition) {
		abool(condition, "condition");
		return condition ? b : a;
	}
};
/**
* Creates a finite field. Major performance optimizations:
* * 1. Denormalized operations like mulN instead of mul.
* * 2. Identical object shape: never add or remove keys.
* * 3. Frozen stable object shape; the lazy sqrt cache lives in a module-level `WeakMap`.
* Fragile: always run a benchmark on a change.
* Security note: operations and low-level serializers like `toBytes` don't check `isValid` for
* all elements for performance and protocol-flexibility reasons; callers are responsible for
* supplying valid elements when they need canonical field behavior.
* This is low-level code, please make sure you know what you're doing.
*
* Note about field properties:
* * CHARACTERISTIC p = prime number, number of elements in main subgroup.
* * ORDER q = similar to cofactor in curves, may be composite `q = p^m`.
*
* @param ORDER - field order, probably prime, or could be composite
* @param opts - Field options such as bit length or endianness. See {@link FieldOpts}.
* @returns Frozen field instance with a stable object shape. This wrapper forwards `opts` straight
*   into `_Field`, so it inherits `_Field`'s assumptions about cached sizes and `allowedLengths`.
* @example
* Construct one prime field with optional overrides.
*
* ```ts
* Field(11n);
* ```
*/
function Field(ORDER, opts = {}) {
	Object.freeze(_Field.prototype);
	return new _Field(ORDER, opts);
}
// ../../node_modules/.pnpm/@noble+curves@2.4.0/node_modules/@noble/curves/abstract/curve.js
/**
* Methods for elliptic curve multiplication by scalars.
* Contains wNAF-based ScalarMultiplier, pippenger.
* @module
*/
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _0n$1 = /* @__PURE__ */ BigInt(0);
var _1n$2 = /* @__PURE__ */ BigInt(1);
var _4n$1 = /* @__PURE__ */ BigInt(4);
var BLIND_BYTES = 16;
var BLIND_BITS = 128;
var FW_WINDOW = 5;
var TABLE_BYTES_MAX = /* @__PURE__ */ (() => 2 ** 31)();
/**
* Validates the static surface of a point constructor.
* This is only a cheap sanity check for the constructor hooks and fields consumed by generic
* factories; it does not certify `BASE`/`ZERO` semantics or prove the curve implementation itself.
* @param Point - Runtime point constructor.
* @throws On missing constructor hooks or malformed field metadata. {@link TypeError}
* @example
* Check that one point constructor exposes the static hooks generic helpers need.
*
* ```ts
* import { ed25519 } from '@noble/curves/ed25519.js';
* import { validatePointCons } from '@noble/curves/abstract/curve.js';
* validatePointCons(ed25519.Point);
* ```
*/
function validatePointCons(Point) {
	const pc = Point;
	if (typeof pc !== "function") throw new TypeError("\"Point\" expected constructor, got type=" + typeof Point);
	afunction(pc.fromAffine, "Point.fromAffine");
	afunction(pc.fromBytes, "Point.fromBytes");
	afunction(pc.fromHex, "Point.fromHex");
	aobject(pc.BASE, "Point.BASE");
	aobject(pc.ZERO, "Point.ZERO");
	validateField(pc.Fp);
	validateField(pc.Fn);
}
/**
* Takes a bunch of Projective Points but executes only one
* inversion on all of them. Inversion is very slow operation,
* so this improves performance massively.
* Optimization: converts a list of projective points to a list of identical points with Z=1.
* Input points are left unchanged; the normalized points are returned as fresh instances.
* @param c - Point constructor.
* @param points - Projective points.
* @returns Fresh projective points reconstructed from normalized affine coordinates.
* @example
* Batch-normalize projective points with a single shared inversion.
*
* ```ts
* import { normalizeZ } from '@noble/curves/abstract/curve.js';
* import { p256 } from '@noble/curves/nist.js';
* const points = normalizeZ(p256.Point, [p256.Point.BASE, p256.Point.BASE.double()]);
* ```
*/
function normalizeZ(c, points) {
	validatePointCons(c);
	validateMSMPoints(points, c);
	const invertedZs = FpInvertBatch(c.Fp, points.map((p) => p.Z));
	return points.map((p, i) => c.fromAffine(p.toAffine(invertedZs[i])));
}
function validateW(W, bits, min = 1) {
	if (!Number.isSafeInteger(W) || W < min || W > bits) throw new Error("invalid window size, expected [" + min + ".." + bits + "], got W=" + W);
}
function validateTableBytes(numPoints, fpBytes) {
	const bytes = numPoints * (4 * fpBytes + 128);
	if (bytes > TABLE_BYTES_MAX) throw new Error("invalid window size: table would need ~" + Math.ceil(bytes / 2 ** 20) + " MiB, max " + TABLE_BYTES_MAX / 2 ** 20 + " MiB");
}
/**
* Probes an RNG once, at construction time: returns `undefined` when it is unavailable —
* throws or returns malformed bytes — so callers can downgrade to their unblinded /
* deterministic constant-time fallback. Blinding is defense-in-depth (DPA/template
* hardening), not a correctness or key-secrecy requirement, so availability-based
* downgrade is acceptable.
*
* The downgrade decision is deliberately static. After a successful probe the RNG becomes
* part of the trusted contract: later misbehavior must fail closed in per-call validation
* (throw), never downgrade — a dynamic fallback would let a tampered RNG silently strip
* blinding on demand. A probe can only ever classify broken environments, not adversarial
* RNGs: a stateful RNG can always behave while probed and misbehave later.
* @param randomBytes - RNG to probe, or `undefined` when the environment provides none.
* @param length - Byte length requested from the probe call.
* @returns The RNG when the probe produced `length` valid bytes; `undefined` otherwise.
* @example
* Probe an RNG once before enabling scalar blinding.
*
* ```ts
* import { probeRandomBytes } from '@noble/curves/abstract/curve.js';
* import { randomBytes } from '@noble/hashes/utils.js';
* const rng = probeRandomBytes(randomBytes, 16);
* ```
*/
function probeRandomBytes(randomBytes, length) {
	if (randomBytes === void 0) return void 0;
	afunction(randomBytes, "randomBytes");
	try {
		const probe = randomBytes(length);
		if (!isBytes(probe) || probe.length !== length) return void 0;
	} catch {
		return;
	}
	return randomBytes;
}
function validateMSMPoints(points, c) {
	aarray(points, "points");
	points.forEach((p, i) => {
		if (!(p instanceof c)) throw new Error("invalid point at index " + i);
	});
}
function validateMSMScalars(scalars, field, maxScalar) {
	if (!Array.isArray(scalars)) throw new Error("array of scalars expected");
	scalars.forEach((s, i) => {
		if (!(maxScalar === void 0 ? field.isValid(s) : isPosBig(s) && s < maxScalar)) throw new Error("invalid scalar at index " + i);
	});
}
var pointWindowSizes = /* @__PURE__ */ new WeakMap();
function getWindowSize(P) {
	return pointWindowSizes.get(P) || 1;
}
/** Table of odd multiples [1P, 3P, ..., (2⋅size−1)P]; width-W wNAF uses size = 2^(W−2). */
function oddMultiples(p, size) {
	const dbl = p.double();
	const t = [p];
	for (let j = 1; j < size; j++) t.push(t[j - 1].add(dbl));
	return t;
}
/**
* Width-W wNAF signed-digit recoding (W >= 2), LSB-first: digits are 0 or odd with
* |digit| < 2^(W−1); nonzero density ~1/(W+1) (a nonzero digit is followed by W−1 zeros).
*/
function wnafDigits(n, W) {
	const size = 2 ** W;
	const half = size / 2;
	const mask = BigInt(size - 1);
	const d = [];
	while (n > _0n$1) {
		let w = 0;
		if (n & _1n$2) {
			w = Number(n & mask);
			if (w >= half) w -= size;
			n -= BigInt(w);
		}
		d.push(w);
		n >>= _1n$2;
	}
	return d;
}
/**
* Fixed-position signed-window recoding for precomputed wNAF: `n = Σ digits[w]⋅2^(w⋅W)` with
* digits in `[−2^(W−1)+1, 2^(W−1)]`. Digit count is fixed by `windows` (callers reserve one
* extra window for the final carry), so recoding length does not depend on the scalar.
*/
function signedWindowDigits(n, W, windows) {
	const size = 2 ** W;
	const half = size / 2;
	const mask = BigInt(size - 1);
	const shiftBy = BigInt(W);
	const d = [];
	for (let w = 0; w < windows; w++) {
		let v = Number(n & mask);
		n >>= shiftBy;
		if (v > half) {
			v -= size;
			n += _1n$2;
		}
		d.push(v);
	}
	if (n !== _0n$1) throw new Error("invalid wnaf");
	return d;
}
/**
* Shared vartime walk over per-scalar wNAF digit streams: one doubling of a single shared
* accumulator per bit position of the longest recoding, one signed table addition per
* nonzero digit. `tables[i]` must hold the odd multiples of the i-th point.
*/
function wnafWalk(zero, tables, digits) {
	let max = 0;
	for (const d of digits) max = Math.max(max, d.length);
	let acc = zero;
	for (let bit = max - 1; bit >= 0; bit--) {
		if (bit !== max - 1) acc = acc.double();
		for (let i = 0; i < digits.length; i++) {
			const w = digits[i][bit];
			if (w) {
				const item = tables[i][Math.abs(w) - 1 >> 1];
				acc = acc.add(w < 0 ? item.negate() : item);
			}
		}
	}
	return acc;
}
/**
* Elliptic curve multiplication of Point by scalar.
* Routes between cached-table, fixed-window, and one-shot wNAF paths; entry points validate
* their own scalars (`mulCT`/`mulCTBlinded`: `1 <= s < Fn.ORDER`; `mulUnsafe`: up to the
* `Fn.ORDER^4` DoS cap via {@link mulAddUnsafe}).
* Table generation is expensive and happens on first call of `multiply()`
* (or eagerly via `precompute(W, false)`). By default, `BASE` point is precomputed.
*
* Cached algorithm is signed fixed-window wNAF:
* - table stores, for every window w, the multiples `[1..2^(W−1)]⋅2^(w⋅W)⋅P` — all doublings
*   are baked in, so a multiplication is exactly one table addition per window
* - window count is fixed (`ceil(bits/W) + 1`), so the point-operation count is scalar-independent
*   (basis of the constant-time path)
* - for a 256-bit curve and W=6: 44⋅32 = 1408 table points, 44 additions per multiply
* - secret scalars are additionally blinded (see {@link ScalarMultiplier.mulCTBlinded}), which
*   widens tables by 128 bits
* @param Point - Point constructor.
* @param randomBytes - RNG used for scalar blinding; required by the blinded secret path.
* @example
* Elliptic curve multiplication of Point by scalar.
*
* ```ts
* import { ScalarMultiplier } from '@noble/curves/abstract/curve.js';
* import { p256 } from '@noble/curves/nist.js';
* const mul = new ScalarMultiplier(p256.Point);
* ```
*/
var ScalarMultiplier = class {
	Point;
	BASE;
	ZERO;
	randomBytes;
	wnafPrecomputes = /* @__PURE__ */ new WeakMap();
	baseCanBeBlinded;
	bits;
	constructor(Point, randomBytes) {
		validatePointCons(Point);
		this.randomBytes = probeRandomBytes(randomBytes, BLIND_BYTES);
		this.Point = Point;
		this.BASE = Point.BASE;
		this.ZERO = Point.ZERO;
		this.bits = Point.Fn.BITS;
	}
	/**
	* Creates a signed fixed-window wNAF precomputation table: for every window w, the
	* multiples `[1..2^(W−1)]⋅2^(w⋅W)⋅P`, flattened. All doublings are baked into the table,
	* so cached multiplication is additions-only. `windows = ceil(bits/W) + 1`: the extra
	* window absorbs the final carry of signed-digit recoding.
	* For a 256-bit curve and W=6, the table is 44⋅32 = 1408 points.
	* @param point - Point instance
	* @param W - window size
	* @param bits - scalar bitlength the table must cover
	*/
	buildWnafTable(point, W, bits) {
		const windows = Math.ceil(bits / W) + 1;
		const half = 2 ** (W - 1);
		const comp = [];
		let base = point;
		for (let w = 0; w < windows; w++) {
			let acc = base;
			for (let i = 0; i < half; i++) {
				comp.push(acc);
				acc = acc.add(base);
			}
			base = comp[comp.length - 1].double();
		}
		return {
			W,
			bits,
			windows,
			comp
		};
	}
	/**
	* Implements ec multiplication using precomputed signed fixed-window wNAF tables.
	* Constant-time: fixed window count with one table addition per window — zero digits feed
	* the fake accumulator — and no doublings; the lookup scans the whole window slice.
	* Scalar bounds are validated by the public entry points ({@link ScalarMultiplier.mulCT},
	* {@link ScalarMultiplier.mulCTBlinded}, {@link ScalarMultiplier.mulUnsafe});
	* signedWindowDigits throws if `n` exceeds the table.
	* @returns real and fake (for const-time) points
	*/
	wnafCachedCT(precomputes, n) {
		const { W, windows, comp } = precomputes;
		const half = 2 ** (W - 1);
		const digits = signedWindowDigits(n, W, windows);
		let p = this.ZERO;
		let f = this.BASE;
		for (let w = 0; w < windows; w++) {
			const digit = digits[w];
			const start = w * half;
			const idx = Math.abs(digit) - 1;
			let sel = comp[start];
			for (let i = 1; i < half; i++) sel = i === idx ? comp[start + i] : sel;
			const neg = sel.negate();
			if (digit === 0) f = f.add(comp[start]);
			else p = p.add(digit < 0 ? neg : sel);
		}
		return {
			p,
			f
		};
	}
	getWnafPrecomputes(W, point, bits, transform) {
		let entries = this.wnafPrecomputes.get(point);
		let comp = entries?.find((entry) => entry.W === W && entry.bits === bits);
		if (!comp) {
			comp = this.buildWnafTable(point, W, bits);
			if (typeof transform === "function") comp = {
				...comp,
				comp: transform(comp.comp)
			};
			if (!entries) {
				entries = [];
				this.wnafPrecomputes.set(point, entries);
			}
			entries.push(comp);
		}
		return comp;
	}
	assertPoint(point) {
		if (!(point instanceof this.Point)) throw new TypeError("\"point\" expected Point instance, got type=" + typeof point);
	}
	validateMulInput(point, scalar) {
		this.assertPoint(point);
		if (!inRange(scalar, _1n$2, this.Point.Fn.ORDER)) throw new Error("invalid scalar");
	}
	runCT(point, n, bits, transform) {
		const W = getWindowSize(point);
		if (W === 1) return this.fixedWindowCT(point, n, bits);
		return this.wnafCachedCT(this.getWnafPrecomputes(W, point, bits, transform), n);
	}
	mulCT(point, scalar, transform) {
		this.validateMulInput(point, scalar);
		return this.runCT(point, scalar, this.bits, transform);
	}
	mulCTBlinded(point, scalar, transform) {
		this.validateMulInput(point, scalar);
		if (this.randomBytes === void 0) throw new Error("randomBytes is required for scalar blinding");
		const bits = this.Point.Fn.BITS + BLIND_BITS;
		const blind = this.randomBytes(BLIND_BYTES);
		if (!isBytes(blind) || blind.length !== BLIND_BYTES) throw new Error("randomBytes returned invalid byte array");
		blind[0] = blind[0] & 63 | 128;
		const n = scalar + bytesToNumberBE(blind) * this.Point.Fn.ORDER;
		return this.runCT(point, n, bits, transform);
	}
	/**
	* Constant-time multiplication `n*point` for an un-precomputed point, via a small fixed window.
	* A cached wNAF table only pays off when reused; a flat 2^FW_WINDOW table (`size-1` adds) is
	* far cheaper to build for a single use. The point-operation sequence is independent of `n`:
	* build the table, then per window exactly FW_WINDOW doublings, a data-oblivious scan over
	* every table entry, and one addition (adds the identity when the window digit is 0 — never
	* skipped).
	*
	* `n` must be `< 2^bits`. Assumes complete addition (adding the identity costs the same as any
	* add), which holds for the Weierstrass/Edwards point types used here. The table is left in
	* projective form (no normalizeZ): normalizing this small a table costs more than the
	* mixed-add savings it would buy for a single multiply.
	* @returns real point `p`; `f` duplicates it only to match {@link wnafCachedCT}'s return shape
	* (this path needs no fake accumulator — its op-count is already scalar-independent).
	*/
	fixedWindowCT(point, n, bits) {
		const W = FW_WINDOW;
		const size = 32;
		const mask = bitMask(W);
		const table = new Array(size);
		table[0] = this.ZERO;
		for (let i = 1; i < size; i++) table[i] = table[i - 1].add(point);
		const windows = Math.ceil(bits / W);
		let acc = this.ZERO;
		for (let window = windows - 1; window >= 0; window--) {
			if (window !== windows - 1) for (let d = 0; d < W; d++) acc = acc.double();
			const digit = Number(n >> BigInt(window * W) & mask);
			let sel = table[0];
			for (let i = 1; i < size; i++) sel = i === digit ? table[i] : sel;
			acc = acc.add(sel);
		}
		return {
			p: acc,
			f: acc
		};
	}
	shouldBlind(point, cofactor) {
		if (this.randomBytes === void 0) return false;
		if (cofactor === _1n$2) return true;
		if (point !== this.BASE) return false;
		if (this.baseCanBeBlinded === void 0) this.baseCanBeBlinded = this.mulUnsafe(this.BASE, this.Point.Fn.ORDER).is0();
		return this.baseCanBeBlinded;
	}
	mulSecret(point, scalar, cofactor, transform) {
		return this.shouldBlind(point, cofactor) ? this.mulCTBlinded(point, scalar, transform) : this.mulCT(point, scalar, transform);
	}
	mulUnsafe(point, scalar, transform) {
		this.assertPoint(point);
		if (!isPosBig(scalar)) throw new Error("invalid scalar");
		const W = getWindowSize(point);
		if (W === 1 || scalar >= this.Point.Fn.ORDER) return mulAddUnsafe(this.Point, [point], [scalar], true);
		const precomputes = this.getWnafPrecomputes(W, point, this.bits, transform);
		return this.wnafCachedCT(precomputes, scalar).p;
	}
	setWindowSize(point, W) {
		this.assertPoint(point);
		validateW(W, this.bits);
		validateTableBytes((Math.ceil((this.bits + BLIND_BITS) / W) + 1) * 2 ** (W - 1), this.Point.Fp.BYTES);
		pointWindowSizes.set(point, W);
		this.wnafPrecomputes.delete(point);
	}
	hasWindowSize(point) {
		return getWindowSize(point) !== 1;
	}
};
/**
* Combined multi-scalar multiplication `Σ scalars[i]⋅points[i]` via interleaved width-4 wNAF
* (Strauss–Shamir). Every input gets its own table of odd multiples `[1P, 3P, 5P, 7P]` and
* signed-digit recoding, but all walks share one doubling chain, so total cost is
* `~bits` doublings + `L⋅bits/5` additions instead of `L⋅bits` doublings for separate
* multiplications. Intended for the 2-4 point shapes of signature verification
* (`R = u1⋅G + u2⋅P`); use {@link pippenger} for larger batches.
*
* Not constant-time: only for public inputs. Scalars must satisfy `0 <= s < Fn.ORDER`;
* fold negative signs into the points before calling.
* @param c - Point constructor.
* @param points - Array of curve points.
* @param scalars - Array of non-negative scalars, same length as points.
* @param allowOversized - Replace the `s < Fn.ORDER` scalar check with a `Fn.ORDER^4` DoS cap.
*   Off by default. For scalars that must NOT be reduced mod ORDER: torsion checks
*   (`Fn.ORDER⋅P ≟ O`) and cofactor-clearing multiples. Walk length grows with `bitLen(s)`.
* @returns Combined multiplication result; identity for empty input.
* @throws If the point set or scalar set is invalid. {@link Error}
* @example
* Combined multi-scalar multiplication via Strauss–Shamir.
*
* ```ts
* import { mulAddUnsafe } from '@noble/curves/abstract/curve.js';
* import { p256 } from '@noble/curves/nist.js';
* const G = p256.Point.BASE;
* const R = mulAddUnsafe(p256.Point, [G, G.double()], [2n, 3n]); // 2⋅G + 3⋅(2⋅G)
* ```
*/
function mulAddUnsafe(c, points, scalars, allowOversized = false) {
	validatePointCons(c);
	validateMSMPoints(points, c);
	abool(allowOversized, "allowOversized");
	validateMSMScalars(scalars, c.Fn, allowOversized ? c.Fn.ORDER ** _4n$1 : void 0);
	if (points.length !== scalars.length) throw new Error("arrays of points and scalars must have equal length");
	const tables = points.map((p) => oddMultiples(p, 4));
	const digits = scalars.map((n) => wnafDigits(n, 4));
	return wnafWalk(c.ZERO, tables, digits);
}
function createField(order, field, isLE) {
	if (field) {
		if (field.ORDER !== order) throw new Error("Field.ORDER must match order: Fp == p, Fn == n");
		validateField(field);
		return field;
	} else return Field(order, { isLE });
}
/**
* Validates basic CURVE shape and field membership, then creates fields.
* This does not prove that the generator is on-curve, that subgroup/order data are consistent, or
* that the curve equation itself is otherwise sane.
* @param type - Curve family.
* @param CURVE - Curve parameters.
* @param curveOpts - Optional field overrides. See {@link FpFn}:
*   - `Fp` (optional): Optional base-field override.
*   - `Fn` (optional): Optional scalar-field override.
* @param FpFnLE - Whether field encoding is little-endian.
* @returns Frozen curve parameters and fields.
* @throws If the curve parameters or field overrides are invalid. {@link Error}
* @example
* Build curve fields from raw constants before constructing a curve instance.
*
* ```ts
* const curve = createCurveFields('weierstrass', {
*   p: 17n,
*   n: 19n,
*   h: 1n,
*   a: 2n,
*   b: 2n,
*   Gx: 5n,
*   Gy: 1n,
* });
* ```
*/
function createCurveFields(type, CURVE, curveOpts = {}, FpFnLE) {
	if (type !== "weierstrass" && type !== "edwards") throw new Error("expected curve type \"weierstrass\" or \"edwards\"");
	if (FpFnLE === void 0) FpFnLE = type === "edwards";
	if (!CURVE || typeof CURVE !== "object") throw new Error(`expected valid ${type} CURVE object`);
	validateObject(curveOpts);
	for (const p of [
		"p",
		"n",
		"h"
	]) {
		const val = CURVE[p];
		if (!(isPosBig(val) && val !== _0n$1)) throw new Error(`CURVE.${p} must be positive bigint`);
	}
	const Fp = createField(CURVE.p, curveOpts.Fp, FpFnLE);
	const Fn = createField(CURVE.n, curveOpts.Fn, FpFnLE);
	const params = [
		"Gx",
		"Gy",
		"a",
		type === "weierstrass" ? "b" : "d"
	];
	for (const p of params) if (!Fp.isValid(CURVE[p])) throw new Error(`CURVE.${p} must be valid field element of CURVE.Fp`);
	CURVE = Object.freeze(Object.assign({}, CURVE));
	return {
		CURVE,
		Fp,
		Fn
	};
}
/**
* @param randomSecretKey - Secret-key generator.
* @param getPublicKey - Public-key derivation helper.
* @returns Keypair generator.
* @example
* Build a `keygen()` helper from existing secret-key and public-key primitives.
*
* ```ts
* import { createKeygen } from '@noble/curves/abstract/curve.js';
* import { p256 } from '@noble/curves/nist.js';
* const keygen = createKeygen(p256.utils.randomSecretKey, p256.getPublicKey);
* const pair = keygen();
* ```
*/
function createKeygen(randomSecretKey, getPublicKey) {
	return function keygen(seed) {
		const secretKey = randomSecretKey(seed);
		return {
			secretKey,
			publicKey: getPublicKey(secretKey)
		};
	};
}
// ../../node_modules/.pnpm/@noble+curves@2.4.0/node_modules/@noble/curves/abstract/edwards.js
/**
* Twisted Edwards curve. The formula is: ax² + y² = 1 + dx²y².
* For design rationale of types / exports, see weierstrass module documentation.
* Untwisted Edwards curves exist, but they aren't used in real-world protocols.
* @module
*/
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _0n = /* @__PURE__ */ BigInt(0);
var _1n$1 = /* @__PURE__ */ BigInt(1);
var _2n$1 = /* @__PURE__ */ BigInt(2);
var _4n = /* @__PURE__ */ BigInt(4);
var _8n$1 = /* @__PURE__ */ BigInt(8);
function isEdValidXY(Fp, CURVE, x, y) {
	const x2 = Fp.sqr(x);
	const y2 = Fp.sqr(y);
	const left = Fp.add(Fp.mul(CURVE.a, x2), y2);
	const right = Fp.add(Fp.ONE, Fp.mul(CURVE.d, Fp.mul(x2, y2)));
	return Fp.eql(left, right);
}
/**
* @param params - Curve parameters. See {@link EdwardsOpts}.
* @param extraOpts - Optional helpers and overrides. See {@link EdwardsExtraOpts}.
* @returns Edwards point constructor. Generator validation here only checks
*   that `(Gx, Gy)` satisfies the affine Edwards equation.
*   RFC 8032 base-point constraints like `B != (0,1)` and `[L]B = 0`
*   are left to the caller's chosen parameters, since eager subgroup
*   validation here adds about 10-15ms to heavyweight imports like ed448.
*   The returned constructor also eagerly marks `Point.BASE` for W=6
*   precompute caching. Some code paths still assume
*   `Fp.BYTES === Fn.BYTES`, so mismatched byte lengths are not fully audited here.
* @throws If the curve parameters or Edwards overrides are invalid. {@link Error}
* @example
* ```ts
* import { edwards } from '@noble/curves/abstract/edwards.js';
* import { jubjub } from '@noble/curves/misc.js';
* // Build a point constructor from explicit curve parameters, then use its base point.
* const Point = edwards(jubjub.Point.CURVE());
* Point.BASE.toHex();
* ```
*/
function edwards(params, extraOpts = {}) {
	validateObject(extraOpts, {}, {}, "extraOpts");
	const opts = extraOpts;
	const validated = createCurveFields("edwards", params, opts, opts.FpFnLE);
	const { Fp, Fn } = validated;
	let CURVE = validated.CURVE;
	const { h: cofactor } = CURVE;
	if (FpLegendre(Fp, CURVE.a) !== 1) throw new Error("edwards: CURVE.a must be a square in Fp for complete addition formulas");
	if (FpLegendre(Fp, CURVE.d) !== -1) throw new Error("edwards: CURVE.d must be a non-square in Fp for complete addition formulas");
	validateObject(opts, {}, {
		uvRatio: "function",
		randomBytes: "function"
	});
	const randomBytes$2 = opts.randomBytes === void 0 ? randomBytes : opts.randomBytes;
	const MASK = _2n$1 << BigInt(Fp.BYTES * 8) - _1n$1;
	function isOdd(n) {
		if (!Fp.isOdd) throw new Error("Field does not have .isOdd()");
		return Fp.isOdd(n);
	}
	const uvRatio = opts.uvRatio === void 0 ? (u, v) => {
		try {
			return {
				isValid: true,
				value: Fp.sqrt(Fp.div(u, v))
			};
		} catch (e) {
			return {
				isValid: false,
				value: _0n
			};
		}
	} : opts.uvRatio;
	if (!isEdValidXY(Fp, CURVE, CURVE.Gx, CURVE.Gy)) throw new Error("bad curve params: generator point");
	const mulA = Fp.eql(CURVE.a, Fp.neg(Fp.ONE)) ? (x) => Fp.neg(x) : Fp.eql(CURVE.a, Fp.ONE) ? (x) => x : (x) => Fp.mul(CURVE.a, x);
	/**
	* Asserts coordinate is valid: 0 <= n < MASK.
	* Coordinates >= Fp.ORDER are allowed for zip215.
	*/
	function acoord(title, n, banZero = false) {
		const min = banZero ? _1n$1 : _0n;
		aInRange("coordinate " + title, n, min, MASK);
		return n;
	}
	function aedpoint(other) {
		if (!(other instanceof Point)) throw new Error("EdwardsPoint expected");
	}
	class Point {
		static BASE = new Point(CURVE.Gx, CURVE.Gy, Fp.ONE, Fp.mul(CURVE.Gx, CURVE.Gy));
		static ZERO = new Point(Fp.ZERO, Fp.ONE, Fp.ONE, Fp.ZERO);
		static Fp = Fp;
		static Fn = Fn;
		X;
		Y;
		Z;
		T;
		constructor(X, Y, Z, T) {
			this.X = acoord("x", X);
			this.Y = acoord("y", Y);
			this.Z = acoord("z", Z, true);
			this.T = acoord("t", T);
			Object.freeze(this);
		}
		static CURVE() {
			return CURVE;
		}
		/**
		* Create one extended Edwards point from affine coordinates.
		* Does NOT validate that the point is on-curve or torsion-free.
		* Use `.assertValidity()` on adversarial inputs.
		*/
		static fromAffine(p) {
			if (p instanceof Point) throw new Error("extended point not allowed");
			const { x, y } = p || {};
			acoord("x", x);
			acoord("y", y);
			return new Point(x, y, Fp.ONE, Fp.mul(x, y));
		}
		static fromBytes(bytes, zip215 = false) {
			const len = Fp.BYTES;
			const { a, d } = CURVE;
			bytes = copyBytes(abytes(bytes, len, "point"));
			abool(zip215, "zip215");
			const normed = copyBytes(bytes);
			const lastByte = bytes[len - 1];
			normed[len - 1] = lastByte & -129;
			const y = bytesToNumberLE(normed);
			aInRange("point.y", y, _0n, zip215 ? MASK : Fp.ORDER);
			const y2 = Fp.sqr(y);
			const u = Fp.sub(y2, Fp.ONE);
			const v = Fp.sub(Fp.mulN(d, y2), a);
			let { isValid, value: x } = uvRatio(u, v);
			if (!isValid) throw new Error("bad point: invalid y coordinate");
			const isXOdd = isOdd(x);
			const isLastByteOdd = (lastByte & 128) !== 0;
			if (!zip215 && Fp.is0(x) && isLastByteOdd) throw new Error("bad point: x=0 and x_0=1");
			if (isLastByteOdd !== isXOdd) x = Fp.neg(x);
			return Point.fromAffine({
				x,
				y
			});
		}
		static fromHex(hex, zip215 = false) {
			return Point.fromBytes(hexToBytes(hex), zip215);
		}
		get x() {
			return this.toAffine().x;
		}
		get y() {
			return this.toAffine().y;
		}
		precompute(windowSize = 6, isLazy = true) {
			wnaf.setWindowSize(this, windowSize);
			if (!isLazy) this.multiply(_2n$1);
			return this;
		}
		assertValidity() {
			const p = this;
			const { a, d } = CURVE;
			if (p.is0()) throw new Error("bad point: ZERO");
			const { X, Y, Z, T } = p;
			const X2 = Fp.sqr(X);
			const Y2 = Fp.sqr(Y);
			const Z2 = Fp.sqr(Z);
			const Z4 = Fp.sqr(Z2);
			const aX2 = Fp.mul(X2, a);
			const left = Fp.mul(Fp.add(aX2, Y2), Z2);
			const right = Fp.add(Z4, Fp.mul(d, Fp.mul(X2, Y2)));
			if (!Fp.eql(left, right)) throw new Error("bad point: equation left != right (1)");
			const XY = Fp.mul(X, Y);
			const ZT = Fp.mul(Z, T);
			if (!Fp.eql(XY, ZT)) throw new Error("bad point: equation left != right (2)");
		}
		equals(other) {
			aedpoint(other);
			const { X: X1, Y: Y1, Z: Z1 } = this;
			const { X: X2, Y: Y2, Z: Z2 } = other;
			const X1Z2 = Fp.mul(X1, Z2);
			const X2Z1 = Fp.mul(X2, Z1);
			const Y1Z2 = Fp.mul(Y1, Z2);
			const Y2Z1 = Fp.mul(Y2, Z1);
			return Fp.eql(X1Z2, X2Z1) && Fp.eql(Y1Z2, Y2Z1);
		}
		is0() {
			return this.equals(Point.ZERO);
		}
		negate() {
			return new Point(Fp.neg(this.X), this.Y, this.Z, Fp.neg(this.T));
		}
		double() {
			const { X: X1, Y: Y1, Z: Z1 } = this;
			const A = Fp.sqr(X1);
			const B = Fp.sqr(Y1);
			const C = Fp.mul(Fp.sqr(Z1), _2n$1);
			const D = mulA(A);
			const x1y1 = Fp.addN(X1, Y1);
			const E = Fp.sub(Fp.subN(Fp.sqr(x1y1), A), B);
			const G = Fp.addN(D, B);
			const F = Fp.subN(G, C);
			const H = Fp.subN(D, B);
			const X3 = Fp.mul(E, F);
			const Y3 = Fp.mul(G, H);
			const T3 = Fp.mul(E, H);
			const Z3 = Fp.mul(F, G);
			return new Point(X3, Y3, Z3, T3);
		}
		add(other) {
			aedpoint(other);
			const { d } = CURVE;
			const { X: X1, Y: Y1, Z: Z1, T: T1 } = this;
			const { X: X2, Y: Y2, Z: Z2, T: T2 } = other;
			const A = Fp.mul(X1, X2);
			const B = Fp.mul(Y1, Y2);
			const C = Fp.mul(Fp.mulN(T1, d), T2);
			const D = Fp.mul(Z1, Z2);
			const E = Fp.sub(Fp.subN(Fp.mulN(Fp.addN(X1, Y1), Fp.addN(X2, Y2)), A), B);
			const F = Fp.subN(D, C);
			const G = Fp.addN(D, C);
			const H = Fp.sub(B, mulA(A));
			const X3 = Fp.mul(E, F);
			const Y3 = Fp.mul(G, H);
			const T3 = Fp.mul(E, H);
			const Z3 = Fp.mul(F, G);
			return new Point(X3, Y3, Z3, T3);
		}
		subtract(other) {
			aedpoint(other);
			return this.add(other.negate());
		}
		multiply(scalar) {
			if (!Fn.isValidNot0(scalar)) throw new RangeError("invalid scalar: expected 1 <= sc < curve.n");
			const { p, f } = wnaf.mulSecret(this, scalar, cofactor, normalize);
			return normalize([p, f])[0];
		}
		multiplyUnsafe(scalar) {
			if (!Fn.isValid(scalar)) throw new RangeError("invalid scalar: expected 0 <= sc < curve.n");
			if (scalar === _0n) return Point.ZERO;
			if (this.is0() || scalar === _1n$1) return this;
			return wnaf.mulUnsafe(this, scalar, normalize);
		}
		isSmallOrder() {
			return this.clearCofactor().is0();
		}
		isTorsionFree() {
			return wnaf.mulUnsafe(this, CURVE.n).is0();
		}
		toAffine(invertedZ) {
			const p = this;
			let iz = invertedZ;
			if (iz != null && typeof iz !== "bigint") throw new TypeError("\"invertedZ\" expected bigint, got type=" + typeof iz);
			const { X, Y, Z } = p;
			const is0 = p.is0();
			if (iz == null) iz = is0 ? Fp.create(_8n$1) : Fp.inv(Z);
			const x = Fp.mul(X, iz);
			const y = Fp.mul(Y, iz);
			const zz = Fp.mul(Z, iz);
			if (is0) return {
				x: Fp.ZERO,
				y: Fp.ONE
			};
			if (!Fp.eql(zz, Fp.ONE)) throw new Error("invZ was invalid");
			return {
				x,
				y
			};
		}
		clearCofactor() {
			if (cofactor === _1n$1) return this;
			if (cofactor === _2n$1) return this.double();
			if (cofactor === _4n) return this.double().double();
			if (cofactor === _8n$1) return this.double().double().double();
			return this.multiplyUnsafe(cofactor);
		}
		toBytes() {
			const { x, y } = this.toAffine();
			const bytes = Fp.toBytes(y);
			bytes[bytes.length - 1] |= isOdd(x) ? 128 : 0;
			return bytes;
		}
		toHex() {
			return bytesToHex(this.toBytes());
		}
		toString() {
			return `<Point ${this.is0() ? "ZERO" : this.toHex()}>`;
		}
	}
	const normalize = (points) => normalizeZ(Point, points);
	const wnaf = new ScalarMultiplier(Point, randomBytes$2);
	if (wnaf.bits >= 6) Point.BASE.precompute(6);
	Object.freeze(Point.prototype);
	Object.freeze(Point);
	return Point;
}
/**
* Initializes EdDSA signatures over given Edwards curve.
* @param Point - Edwards point constructor.
* @param cHash - Hash function.
* @param eddsaOpts - Optional signature helpers. See {@link EdDSAOpts}.
* @returns EdDSA helper namespace.
* @throws If the hash function, options, or derived point operations are invalid. {@link Error}
* @example
* Initializes EdDSA signatures over given Edwards curve.
*
* ```ts
* import { eddsa } from '@noble/curves/abstract/edwards.js';
* import { jubjub } from '@noble/curves/misc.js';
* import { sha512 } from '@noble/hashes/sha2.js';
* const sigs = eddsa(jubjub.Point, sha512);
* const { secretKey, publicKey } = sigs.keygen();
* const msg = new TextEncoder().encode('hello noble');
* const sig = sigs.sign(msg, secretKey);
* const isValid = sigs.verify(sig, msg, publicKey);
* ```
*/
function eddsa(Point, cHash, eddsaOpts = {}) {
	validatePointCons(Point);
	if (typeof cHash !== "function") throw new Error("\"hash\" function param is required");
	const hash = cHash;
	const opts = eddsaOpts;
	validateObject(opts, {}, {
		adjustScalarBytes: "function",
		randomBytes: "function",
		domain: "function",
		prehash: "function",
		zip215: "boolean",
		mapToCurve: "function",
		toMontgomery: "function",
		toMontgomerySecret: "function"
	});
	const { prehash } = opts;
	const { BASE, Fp, Fn } = Point;
	const outputLen = hash.outputLen;
	const expectedLen = 2 * Fp.BYTES;
	if (outputLen !== void 0) {
		asafenumber(outputLen, "hash.outputLen");
		if (outputLen !== expectedLen) throw new Error(`hash.outputLen must be ${expectedLen}, got ${outputLen}`);
	}
	const randomBytes$3 = opts.randomBytes === void 0 ? randomBytes : opts.randomBytes;
	const toMontgomery = opts.toMontgomery;
	const toMontgomerySecret = opts.toMontgomerySecret;
	const adjustScalarBytes = opts.adjustScalarBytes === void 0 ? (bytes) => bytes : opts.adjustScalarBytes;
	const domain = opts.domain === void 0 ? (data, ctx, phflag) => {
		abool(phflag, "phflag");
		if (ctx.length || phflag) throw new Error("Contexts/pre-hash are not supported");
		return data;
	} : opts.domain;
	function modN_LE(hash) {
		return Fn.create(bytesToNumberLE(hash));
	}
	function getPrivateScalar(key) {
		const len = lengths.secretKey;
		abytes(key, lengths.secretKey, "secretKey");
		const hashed = abytes(hash(key), 2 * len, "hashedSecretKey");
		const head = adjustScalarBytes(hashed.slice(0, len));
		return {
			head,
			prefix: hashed.slice(len, 2 * len),
			scalar: modN_LE(head)
		};
	}
	/** Convenience method that creates public key from scalar. RFC8032 5.1.5
	* Also exposes the derived scalar/prefix tuple and point form reused by sign().
	*/
	function getExtendedPublicKey(secretKey) {
		const { head, prefix, scalar } = getPrivateScalar(secretKey);
		const point = BASE.multiply(scalar);
		return {
			head,
			prefix,
			scalar,
			point,
			pointBytes: point.toBytes()
		};
	}
	/** Calculates EdDSA pub key. RFC8032 5.1.5. */
	function getPublicKey(secretKey) {
		return getExtendedPublicKey(secretKey).pointBytes;
	}
	function hashDomainToScalar(context = Uint8Array.of(), ...msgs) {
		const msg = concatBytes(...msgs);
		return modN_LE(hash(domain(msg, abytes(context, void 0, "context"), !!prehash)));
	}
	/** Signs message with secret key. RFC8032 5.1.6 */
	function sign(msg, secretKey, options = {}) {
		validateObject(options, {}, {}, "options");
		msg = copyBytes(abytes(msg, void 0, "message"));
		if (prehash) msg = prehash(msg);
		const { prefix, scalar, pointBytes } = getExtendedPublicKey(secretKey);
		const r = hashDomainToScalar(options.context, prefix, msg);
		const R = BASE.multiply(r).toBytes();
		const k = hashDomainToScalar(options.context, R, pointBytes, msg);
		const s = Fn.create(r + k * scalar);
		if (!Fn.isValid(s)) throw new Error("sign failed: invalid s");
		return abytes(concatBytes(R, Fn.toBytes(s)), lengths.signature, "result");
	}
	const verifyOpts = { zip215: opts.zip215 };
	/**
	* Verifies EdDSA signature against message and public key. RFC 8032 §§5.1.7 and 5.2.7.
	* A cofactored verification equation is checked.
	*/
	function verify(sig, msg, publicKey, options = verifyOpts) {
		validateObject(options);
		const { context } = options;
		const zip215 = options.zip215 === void 0 ? !!verifyOpts.zip215 : options.zip215;
		const len = lengths.signature;
		sig = abytes(sig, len, "signature");
		msg = abytes(msg, void 0, "message");
		publicKey = abytes(publicKey, lengths.publicKey, "publicKey");
		if (zip215 !== void 0) abool(zip215, "zip215");
		if (prehash) msg = prehash(msg);
		const mid = len / 2;
		const r = sig.subarray(0, mid);
		const s = bytesToNumberLE(sig.subarray(mid, len));
		let A, R, SB;
		try {
			A = Point.fromBytes(publicKey, zip215);
			R = Point.fromBytes(r, zip215);
			SB = BASE.multiplyUnsafe(s);
		} catch (error) {
			return false;
		}
		if (!zip215 && A.isSmallOrder()) return false;
		const k = hashDomainToScalar(context, r, publicKey, msg);
		return R.add(A.multiplyUnsafe(k)).subtract(SB).clearCofactor().is0();
	}
	const _size = Fp.BYTES;
	const lengths = {
		secretKey: _size,
		publicKey: _size,
		signature: 2 * _size,
		seed: _size
	};
	function randomSecretKey(seed) {
		seed = seed === void 0 ? randomBytes$3(lengths.seed) : seed;
		return abytes(seed, lengths.seed, "seed");
	}
	function isValidSecretKey(key) {
		return isBytes(key) && key.length === lengths.secretKey;
	}
	function isValidPublicKey(key, zip215) {
		try {
			return !!Point.fromBytes(key, zip215 === void 0 ? verifyOpts.zip215 : zip215);
		} catch (error) {
			return false;
		}
	}
	const utils = {
		getExtendedPublicKey,
		randomSecretKey,
		isValidSecretKey,
		isValidPublicKey,
		/** Converts an Edwards public key to a companion Montgomery public key. */
		toMontgomery(publicKey) {
			if (toMontgomery === void 0) throw new Error("Montgomery conversion is not supported for this curve");
			return toMontgomery(Point.fromBytes(publicKey));
		},
		toMontgomerySecret(secretKey) {
			if (toMontgomerySecret === void 0) throw new Error("Montgomery conversion is not supported for this curve");
			return toMontgomerySecret(secretKey);
		}
	};
	Object.freeze(lengths);
	Object.freeze(utils);
	return Object.freeze({
		keygen: createKeygen(randomSecretKey, getPublicKey),
		getPublicKey,
		sign,
		verify,
		utils,
		Point,
		lengths
	});
}
// ../../node_modules/.pnpm/@noble+curves@2.4.0/node_modules/@noble/curves/ed25519.js
/**
* ed25519 Twisted Edwards curve with following addons:
* - X25519 ECDH
* - Ristretto cofactor elimination
* - Elligator hash-to-group / point indistinguishability
* @module
*/
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _1n = /* @__PURE__ */ BigInt(1);
var _2n = /* @__PURE__ */ BigInt(2);
var _5n = /* @__PURE__ */ BigInt(5);
var _8n = /* @__PURE__ */ BigInt(8);
var ed25519_CURVE_p = /* @__PURE__ */ BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
var ed25519_CURVE = /* @__PURE__ */ (() => ({
	p: ed25519_CURVE_p,
	n: BigInt("0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"),
	h: _8n,
	a: BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"),
	d: BigInt("0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3"),
	Gx: BigInt("0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a"),
	Gy: BigInt("0x6666666666666666666666666666666666666666666666666666666666666658")
}))();
function ed25519_pow_2_252_3(x) {
	const _10n = BigInt(10), _20n = BigInt(20), _40n = BigInt(40), _80n = BigInt(80);
	const P = ed25519_CURVE_p;
	const b2 = x * x % P * x % P;
	const b5 = pow2(pow2(b2, _2n, P) * b2 % P, _1n, P) * x % P;
	const b10 = pow2(b5, _5n, P) * b5 % P;
	const b20 = pow2(b10, _10n, P) * b10 % P;
	const b40 = pow2(b20, _20n, P) * b20 % P;
	const b80 = pow2(b40, _40n, P) * b40 % P;
	return {
		pow_p_5_8: pow2(pow2(pow2(pow2(b80, _80n, P) * b80 % P, _80n, P) * b80 % P, _10n, P) * b10 % P, _2n, P) * x % P,
		b2
	};
}
function adjustScalarBytes(bytes) {
	bytes[0] &= 248;
	bytes[31] &= 127;
	bytes[31] |= 64;
	return bytes;
}
var ED25519_SQRT_M1 = /* @__PURE__ */ BigInt("19681161376707505956807079304988542015446066515923890162744021073123829784752");
function uvRatio(u, v) {
	const P = ed25519_CURVE_p;
	const v3 = mod(v * v * v, P);
	const pow = ed25519_pow_2_252_3(u * mod(v3 * v3 * v, P)).pow_p_5_8;
	let x = mod(u * v3 * pow, P);
	const vx2 = mod(v * x * x, P);
	const root1 = x;
	const root2 = mod(x * ED25519_SQRT_M1, P);
	const useRoot1 = vx2 === u;
	const useRoot2 = vx2 === mod(-u, P);
	const noRoot = vx2 === mod(-u * ED25519_SQRT_M1, P);
	if (useRoot1) x = root1;
	if (useRoot2 || noRoot) x = root2;
	if (isNegativeLE(x, P)) x = mod(-x, P);
	return {
		isValid: useRoot1 || useRoot2,
		value: x
	};
}
var ed25519_Point = /* @__PURE__ */ edwards(ed25519_CURVE, { uvRatio });
var Fp = /* @__PURE__ */ (() => ed25519_Point.Fp)();
function toMontgomery(point) {
	const { y } = point;
	return Fp.toBytes(Fp.div(_1n + y, _1n - y));
}
function toMontgomerySecret(secretKey) {
	const size = ed25519_Point.Fp.BYTES;
	abytes$1(secretKey, size);
	return adjustScalarBytes(sha512(secretKey.subarray(0, size))).subarray(0, size);
}
function ed(opts) {
	return eddsa(ed25519_Point, sha512, Object.assign({
		adjustScalarBytes,
		toMontgomery,
		toMontgomerySecret,
		zip215: true
	}, opts));
}
/**
* ed25519 curve with EdDSA signatures.
* Seeded `keygen(seed)` / `utils.randomSecretKey(seed)` reuse the provided
* 32-byte seed buffer instead of copying it.
* @example
* Generate one Ed25519 keypair, sign a message, and verify it.
*
* ```js
* import { ed25519 } from '@noble/curves/ed25519.js';
* const { secretKey, publicKey } = ed25519.keygen();
* // const publicKey = ed25519.getPublicKey(secretKey);
* const msg = new TextEncoder().encode('hello noble');
* const sig = ed25519.sign(msg, secretKey);
* const isValid = ed25519.verify(sig, msg, publicKey); // ZIP215
* // RFC8032 / FIPS 186-5
* const isValid2 = ed25519.verify(sig, msg, publicKey, { zip215: false });
* ```
*/
var ed25519 = /* @__PURE__ */ ed({});
/** Nodes are hashed by concatenation, so a hash of another length could shift bytes between its neighbours. */
function isHash(bytes) {
	return bytes.length === 32;
}
/**
* Byte equality. Everything compared here (roots, key ids) is public, so its timing gives nothing away.
* Written out because `===` on typed arrays compares identity, and Node's own comparison is not in browsers.
*/
function equalBytes(a, b) {
	return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
/** Standard base64 with padding (RFC 4648 §4), the only alphabet C2SP notes use. */
function toBase64(bytes) {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
/**
* The bytes behind `text`, or null when it is not the one canonical base64 spelling of them.
* `atob` forgives blanks, missing padding and stray trailing bits; a signed format must not, or one
* signature would have many spellings. Encoding back and comparing refuses them all.
*/
function fromBase64(text) {
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
	const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
	return toBase64(bytes) === text ? bytes : null;
}
/** The signature type byte of Ed25519. Others (cosignatures, ML-DSA) exist; we neither make nor trust them. */
var ED25519_TYPE = Uint8Array.of(1);
var utf8$3 = new TextEncoder();
/** What a note or key can be refused for; `reason` is for programs, `message` for people. */
var NoteError = class extends Error {
	name = "NoteError";
	reason;
	constructor(reason, message) {
		super(message);
		this.reason = reason;
	}
};
/** Names stand between blanks and plus signs, so they are non-empty and hold neither; nor control characters. */
function isKeyName(name) {
	return name.isWellFormed() && /^[^\s+\p{Cc}]+$/u.test(name);
}
/** The first 4 bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key): it finds a key, and proves nothing. */
function keyIdOf(name, publicKey) {
	return sha256(concatBytes$1(utf8$3.encode(`${name}\n`), ED25519_TYPE, publicKey)).slice(0, 4);
}
/**
* Reads a verifier key.
*
* @throws NoteError `bad-key` when it is malformed, of another type than Ed25519, or its key id is not its own.
*/
function parseVerifierKey(text) {
	const { name, hex, key: publicKey } = splitKey(text);
	return {
		name,
		keyId: demandKeyId(name, publicKey, hex),
		publicKey
	};
}
function splitKey(text) {
	const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
	if (match === null) throw new NoteError("bad-key", "a note key is \"<name>+<8 hex digits>+<base64>\"");
	const [, name = "", hex = "", base64 = ""] = match;
	demandName(name);
	const blob = fromBase64(base64);
	if (blob === null || blob.length !== 33 || blob[0] !== ED25519_TYPE[0]) throw new NoteError("bad-key", "the note key is not an Ed25519 key");
	return {
		name,
		hex,
		key: blob.slice(1)
	};
}
function demandKeyId(name, publicKey, hex) {
	const keyId = keyIdOf(name, publicKey);
	if (bytesToHex$1(keyId) !== hex) throw new NoteError("bad-key", "the key id does not belong to the key");
	return keyId;
}
function demandName(name) {
	if (!isKeyName(name)) throw new NoteError("bad-key", "a key name has no blanks, plus signs or controls");
}
// src/note.ts
/**
* C2SP signed-note (c2sp.org/signed-note): a text, a blank line, and one line per signature. The format
* of Go's checksum database, chosen so that foreign tools can check our log.
*/
var SIGNATURE_BYTES = 64;
/** More lines than any log and its witnesses need; the limit of Go's reader, against notes made to be slow. */
var MAX_SIGNATURES = 100;
var utf8$2 = new TextEncoder();
/**
* Checks a note against the keys the caller trusts. Signatures by other keys are passed over, as the
* standard demands (a witness may have added one), but a wrong signature under a trusted key is fatal.
*
* @param verifierKeys C2SP verifier keys, `<name>+<key id>+<key>`.
* @throws NoteError `malformed`, `bad-signature`, `unknown-key` (none of the signers is trusted) or
*   `bad-key` (a verifier key does not parse).
*/
function verifyNote(note, verifierKeys) {
	const { text, claims } = readClaims(note, verifierKeys.map(parseVerifierKey));
	return judgeClaims(text, claims, claims.map((claim) => ed25519.verify(claim.signature, claim.message, claim.key.publicKey, { zip215: false })));
}
/**
* Takes a note apart as far as that goes without mathematics: its text, and the signatures by the given keys.
*
* @throws NoteError `malformed`, `bad-signature` for one that is too short, or `unknown-key`.
*/
function readClaims(note, keys) {
	const { text, signatures } = splitNote(note);
	const message = utf8$2.encode(text);
	const claims = signatures.flatMap(({ name, keyId, signature }) => {
		const key = keys.find((known) => known.name === name && equalBytes(known.keyId, keyId));
		if (key === void 0) return [];
		if (signature.length !== SIGNATURE_BYTES) throw badSignature(name);
		return [{
			key,
			message,
			signature
		}];
	});
	if (claims.length === 0) throw new NoteError("unknown-key", "no signature is by a trusted key");
	return {
		text,
		claims
	};
}
/** What the note is worth once each claim was judged. @throws NoteError `bad-signature`. */
function judgeClaims(text, claims, judged) {
	const wrong = claims.find((_, i) => judged[i] !== true);
	if (wrong !== void 0) throw badSignature(wrong.key.name);
	return {
		text,
		signers: [...new Set(claims.map(({ key }) => key.name))]
	};
}
function badSignature(name) {
	return new NoteError("bad-signature", `the signature of ${name} does not match the text`);
}
function splitNote(note) {
	const split = note.lastIndexOf("\n\n");
	if (split < 0 || !note.endsWith("\n")) throw new NoteError("malformed", "a note is a text, a blank line and signature lines");
	const text = note.slice(0, split + 1);
	demandText(text);
	const lines = note.slice(split + 2, -1).split("\n");
	if (lines.length > MAX_SIGNATURES) throw new NoteError("malformed", "the note has too many signatures");
	return {
		text,
		signatures: lines.map(parseSignatureLine)
	};
}
function parseSignatureLine(line) {
	const [dash, name, base64, ...more] = line.split(" ");
	const blob = base64 === void 0 ? null : fromBase64(base64);
	if (!(dash === "—" && name !== void 0 && isKeyName(name) && more.length === 0) || blob === null || blob.length <= 4) throw new NoteError("malformed", "a signature line is \"— <name> <base64>\"");
	return {
		name,
		keyId: blob.slice(0, 4),
		signature: blob.slice(4)
	};
}
/** A lone surrogate would be signed as U+FFFD, and then two texts would share one signature. */
function demandText(text) {
	if (!text.endsWith("\n")) throw new NoteError("malformed", "the text of a note ends in a newline");
	if (!text.isWellFormed()) throw new NoteError("malformed", "the text of a note is well-formed Unicode");
	for (const char of text) if (char < " " && char !== "\n") throw new NoteError("malformed", "the text of a note holds no control characters but newlines");
}
// src/verify-checks.ts
/** The rules a log is held to, one judge each; `verify.ts` walks the log and gathers what they say. */
function checkForm(notCanonical, size) {
	const name = "canonical-form";
	return notCanonical === null ? passed(name, `all ${size} entries are in canonical form`) : failed(name, `entry ${notCanonical.index}: ${notCanonical.problem}`, notCanonical.index);
}
function checkDecisions(broken) {
	const name = "decision-order";
	return broken === null ? passed(name, "every decision was requested, and agreed to where a rule asked for it, before it was sent or confirmed") : failed(name, `entry ${broken.index}: ${broken.problem}`, broken.index);
}
/**
* Takes the checkpoints in the order given. `proven` counts the entries up to the last one that held: whatever a bad
* one puts in doubt begins there. Each rule reports its first failure only, because one changed entry spoils every
* later root.
*/
var CheckpointJudge = class {
	#count = 0;
	#largest = 0;
	#proven = 0;
	#origin;
	#bad = /* @__PURE__ */ new Map();
	/** The log the first readable checkpoint speaks of; undefined while there is none. */
	get origin() {
		return this.#origin;
	}
	/** `at` is where the walk is: at the checkpoint's size, beyond it, or at the end of a log that is too short. */
	take({ head, problem }, at) {
		this.#count += 1;
		if (head === null) {
			this.#fail("checkpoint-signatures", problem, this.#proven);
			return;
		}
		this.#origin ??= head.origin;
		const misplaced = this.#misplacement(head);
		const mismatch = head.size < at.size ? null : rootProblem(head, at);
		if (misplaced !== null) this.#fail("checkpoint-order", misplaced, Math.min(head.size, this.#proven));
		if (mismatch !== null) this.#fail("checkpoint-roots", mismatch, this.#proven);
		if (misplaced === null && mismatch === null) this.#proven = head.size;
		this.#largest = Math.max(this.#largest, head.size);
	}
	findings(size) {
		const of = `of ${this.#count} checkpoints`;
		return [...[
			passed("checkpoint-signatures", `each ${of} is signed by the log`),
			passed("checkpoint-order", `each ${of} is of the same log and none goes back`),
			passed("checkpoint-roots", `each ${of} has the root of the entries it covers`)
		].map((finding) => this.#bad.get(finding.name) ?? finding), this.#coverage(size)];
	}
	#misplacement({ origin, size }) {
		if (origin !== this.#origin) return `it is of another log, ${origin}`;
		if (size < this.#largest) return `it covers ${size} entries, after one that covers ${this.#largest}`;
		return null;
	}
	/** An entry after the last checkpoint is signed by nobody: it could have been added by anyone. */
	#coverage(size) {
		const name = "coverage";
		return this.#proven === size ? passed(name, `all ${size} entries are covered by checkpoints that hold`) : failed(name, `only the first ${this.#proven} of ${size} entries are covered by checkpoints that hold`, this.#proven);
	}
	#fail(name, problem, badIndex) {
		if (this.#bad.has(name)) return;
		const proven = name === "checkpoint-roots" ? `; the entries before ${badIndex} are proven` : "";
		this.#bad.set(name, failed(name, `checkpoint ${this.#count}: ${problem}${proven}`, badIndex));
	}
};
/** An outside checkpoint. An unreadable or foreign one says nothing about any entry, so it names no index. */
function checkAnchor({ head, problem }, at, log) {
	const name = "anchor";
	if (head === null) return failed(name, problem, null);
	if (head.origin !== log.origin) return failed(name, `the anchor is of another log, ${head.origin}`, null);
	const mismatch = rootProblem(head, at ?? {
		size: log.size,
		root: /* @__PURE__ */ new Uint8Array()
	});
	if (mismatch === null) return passed(name, `the log contains the ${head.size} anchored entries unchanged`);
	return failed(name, mismatch, head.size > log.size ? log.size : 0);
}
/** The sentence for a verification without an outside checkpoint. */
var NO_ANCHOR = passed("anchor", "no anchor given: entries cut off the end with their checkpoints cannot be noticed");
function rootProblem({ size, root }, at) {
	if (size !== at.size) return `it covers ${size} entries, but the log has only ${at.size}`;
	return equalBytes(at.root, root) ? null : `the first ${size} entries do not have the signed root`;
}
/** A finding that puts nothing in doubt. */
function passed(name, detail) {
	return {
		name,
		ok: true,
		detail,
		badIndex: null
	};
}
/** A broken rule; `badIndex` is the first entry it puts in doubt, null when it is about none. */
function failed(name, detail, badIndex) {
	return {
		name,
		ok: false,
		detail,
		badIndex
	};
}
/** The names of a bundle's files. */
var FILES = {
	readme: "README.txt",
	manifest: "manifest.note",
	key: "key.txt",
	checkpoints: "checkpoints.txt",
	entries: "entries.ndjson",
	proofs: "proofs.ndjson",
	side: "side.ndjson",
	consistency: "consistency.json"
};
/** Null for anything that is not a manifest of this format. */
function parseManifest(text) {
	const value = parseJson$1(text);
	if (!isObject(value)) return null;
	const { format, log, scope, entries, size, heldSize, files } = value;
	return format === "docket-audit-bundle/1" && typeof log === "string" && isScope(scope) && isCount$1(entries) && isCount$1(size) && (heldSize === null || isCount$1(heldSize)) && isObject(files) && Object.values(files).every(isDigest) ? value : null;
}
function parseJson$1(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return;
	}
}
function isScope(value) {
	if (!isObject(value)) return false;
	if (value.kind === "all") return true;
	if (value.kind === "case") return typeof value.case === "string";
	return value.kind === "period" && typeof value.from === "string" && typeof value.to === "string";
}
function isDigest(value) {
	return isObject(value) && isCount$1(value.bytes) && typeof value.sha256 === "string";
}
function isCount$1(value) {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/constants.js
var MAX_32_BITS, MAX_16_BITS, LOCAL_FILE_HEADER_SIGNATURE, SPLIT_ZIP_FILE_SIGNATURE, CENTRAL_FILE_HEADER_SIGNATURE, EXTRAFIELD_TYPE_AES, EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP, EXTRAFIELD_TYPE_UNICODE_PATH, EXTRAFIELD_TYPE_UNICODE_COMMENT, EXTRAFIELD_TYPE_USDZ, EXTRAFIELD_TYPE_INFOZIP, EXTRAFIELD_TYPE_UNIX, EXTRAFIELD_TYPE_UNIX_TYPE1, BITFLAG_LANG_ENCODING_FLAG, FILE_ATTR_UNIX_TYPE_MASK, FILE_ATTR_UNIX_TYPE_DIR, FILE_ATTR_UNIX_TYPE_SYMLINK, FILE_ATTR_UNIX_SETUID_MASK, FILE_ATTR_UNIX_SETGID_MASK, MIN_DATE, ERR_LOCAL_FILE_HEADER_NOT_FOUND, ERR_OVERLAPPING_ENTRY, ERR_EXTRAFIELD_ZIP64_NOT_FOUND, UNDEFINED_TYPE, EMPTY_UINT8_ARRAY, SYMBOL_ASYNC_DISPOSE;
var init_constants = __esmMin((() => {
	MAX_32_BITS = 4294967295;
	MAX_16_BITS = 65535;
	LOCAL_FILE_HEADER_SIGNATURE = 67324752;
	SPLIT_ZIP_FILE_SIGNATURE = 134695760;
	CENTRAL_FILE_HEADER_SIGNATURE = 33639248;
	EXTRAFIELD_TYPE_AES = 39169;
	EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP = 21589;
	EXTRAFIELD_TYPE_UNICODE_PATH = 28789;
	EXTRAFIELD_TYPE_UNICODE_COMMENT = 25461;
	EXTRAFIELD_TYPE_USDZ = 6534;
	EXTRAFIELD_TYPE_INFOZIP = 30837;
	EXTRAFIELD_TYPE_UNIX = 30805;
	EXTRAFIELD_TYPE_UNIX_TYPE1 = 22613;
	BITFLAG_LANG_ENCODING_FLAG = 2048;
	FILE_ATTR_UNIX_TYPE_MASK = 61440;
	FILE_ATTR_UNIX_TYPE_DIR = 16384;
	FILE_ATTR_UNIX_TYPE_SYMLINK = 40960;
	FILE_ATTR_UNIX_SETUID_MASK = 2048;
	FILE_ATTR_UNIX_SETGID_MASK = 1024;
	MIN_DATE = new Date(1980, 0, 1);
	ERR_LOCAL_FILE_HEADER_NOT_FOUND = "Local file header not found";
	ERR_OVERLAPPING_ENTRY = "Overlapping entry found";
	ERR_EXTRAFIELD_ZIP64_NOT_FOUND = "Zip64 extra field not found";
	UNDEFINED_TYPE = "undefined";
	EMPTY_UINT8_ARRAY = /* @__PURE__ */ new Uint8Array();
	SYMBOL_ASYNC_DISPOSE = Symbol.asyncDispose || Symbol();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/options.js
function checkFunctionOption(value) {
	if (value && typeof value != "function") throw new Error(ERR_INVALID_FUNCTION_OPTION);
	return value;
}
function checkSignalOption(signal) {
	if (signal && (typeof signal.addEventListener != "function" || typeof signal.aborted != "boolean")) throw new Error(ERR_INVALID_SIGNAL);
	return signal || void 0;
}
function throwIfAborted(signal) {
	if (signal && signal.aborted) throw signal.reason === void 0 ? new DOMException(ERR_ABORTED, ABORT_ERROR_NAME) : signal.reason;
}
function checkPasswordOption(password, rawPassword) {
	if (password && typeof password != "string" || rawPassword && !(rawPassword instanceof Uint8Array)) throw new Error(ERR_INVALID_PASSWORD_TYPE);
}
function checkPassThroughOption(passThrough) {
	if (passThrough !== void 0 && typeof passThrough != "boolean" && passThrough !== "compressed") throw new Error(ERR_INVALID_PASS_THROUGH_VALUE);
	return passThrough;
}
function toNumber(value) {
	return typeof value == "string" && value.trim() ? Number(value) : value;
}
var OPTION_FILENAME_ENCODING, OPTION_COMMENT_ENCODING, OPTION_EXTRACT_PREPENDED_DATA, OPTION_EXTRACT_APPENDED_DATA, OPTION_PASSWORD, OPTION_RAW_PASSWORD, OPTION_PASS_THROUGH, OPTION_SIGNAL, OPTION_CHECK_PASSWORD_ONLY, OPTION_CHECK_OVERLAPPING_ENTRY_ONLY, OPTION_CHECK_OVERLAPPING_ENTRY, OPTION_CHECK_AMBIGUITY, OPTION_CHECK_LOCAL_DIRECTORY, OPTION_CHECK_LOCAL_FILENAME, OPTION_CHECK_CRC32, OPTION_CHECK_AUTHENTICATION_CODE, OPTION_USE_WEB_WORKERS, OPTION_USE_COMPRESSION_STREAM, OPTION_STRICTNESS, OPTION_FILENAME_VALIDATION, OPTION_NORMALIZE_FILENAME, OPTION_MAX_APPENDED_DATA_SIZE, OPTION_DECRYPT_CENTRAL_DIRECTORY, TEXT_TYPE_FILENAME, TEXT_TYPE_COMMENT, STRICTNESS_STRICT, STRICTNESS_BALANCED, STRICTNESS_TOLERANT, ERR_INVALID_FUNCTION_OPTION, ERR_INVALID_SIGNAL, ERR_INVALID_PASSWORD_TYPE, ERR_INVALID_PASS_THROUGH_VALUE, ERR_ABORTED, ABORT_ERROR_NAME;
var init_options = __esmMin((() => {
	init_constants();
	OPTION_FILENAME_ENCODING = "filenameEncoding";
	OPTION_COMMENT_ENCODING = "commentEncoding";
	OPTION_EXTRACT_PREPENDED_DATA = "extractPrependedData";
	OPTION_EXTRACT_APPENDED_DATA = "extractAppendedData";
	OPTION_PASSWORD = "password";
	OPTION_RAW_PASSWORD = "rawPassword";
	OPTION_PASS_THROUGH = "passThrough";
	OPTION_SIGNAL = "signal";
	OPTION_CHECK_PASSWORD_ONLY = "checkPasswordOnly";
	OPTION_CHECK_OVERLAPPING_ENTRY_ONLY = "checkOverlappingEntryOnly";
	OPTION_CHECK_OVERLAPPING_ENTRY = "checkOverlappingEntry";
	OPTION_CHECK_AMBIGUITY = "checkAmbiguity";
	OPTION_CHECK_LOCAL_DIRECTORY = "checkLocalDirectory";
	OPTION_CHECK_LOCAL_FILENAME = "checkLocalFilename";
	OPTION_CHECK_CRC32 = "checkCrc32";
	OPTION_CHECK_AUTHENTICATION_CODE = "checkAuthenticationCode";
	OPTION_USE_WEB_WORKERS = "useWebWorkers";
	OPTION_USE_COMPRESSION_STREAM = "useCompressionStream";
	OPTION_STRICTNESS = "strictness";
	OPTION_FILENAME_VALIDATION = "filenameValidation";
	OPTION_NORMALIZE_FILENAME = "normalizeFilename";
	OPTION_MAX_APPENDED_DATA_SIZE = "maxAppendedDataSize";
	OPTION_DECRYPT_CENTRAL_DIRECTORY = "decryptCentralDirectory";
	TEXT_TYPE_FILENAME = "filename";
	TEXT_TYPE_COMMENT = "comment";
	STRICTNESS_STRICT = "strict";
	STRICTNESS_BALANCED = "balanced";
	STRICTNESS_TOLERANT = "tolerant";
	ERR_INVALID_FUNCTION_OPTION = "Invalid option (must be a function)";
	ERR_INVALID_SIGNAL = "Invalid signal (must be an AbortSignal instance)";
	ERR_INVALID_PASSWORD_TYPE = "Invalid password (password must be a string, rawPassword must be a Uint8Array)";
	ERR_INVALID_PASS_THROUGH_VALUE = "Invalid passThrough option (must be a boolean or 'compressed')";
	ERR_ABORTED = "The operation was aborted";
	ABORT_ERROR_NAME = "AbortError";
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/configuration.js
function getConfiguration() {
	return config;
}
function getChunkSize(config) {
	return normalizeChunkSize(config.chunkSize);
}
function normalizeChunkSize(chunkSize) {
	chunkSize = toNumber(chunkSize);
	return Number.isInteger(chunkSize) && chunkSize >= MINIMUM_PROPERTY_VALUE ? Math.max(chunkSize, MINIMUM_CHUNK_SIZE) : DEFAULT_CHUNK_SIZE$1;
}
function configure(configuration) {
	Object.assign(config, checkConfiguration(normalizeConfiguration(configuration)));
}
function checkConfiguration(configuration) {
	const checkedConfiguration = {};
	for (const propertyName of CONFIGURABLE_PROPERTY_NAMES) {
		const propertyValue = configuration[propertyName];
		if (propertyValue !== void 0) checkedConfiguration[propertyName] = checkPropertyValue(propertyName, propertyValue);
	}
	return checkedConfiguration;
}
function checkPropertyValue(propertyName, propertyValue) {
	if (NUMBER_PROPERTY_NAMES.includes(propertyName)) {
		propertyValue = toNumber(propertyValue);
		if (propertyName == PROPERTY_NAME_MAX_WORKERS && (!Number.isInteger(propertyValue) || propertyValue < MINIMUM_PROPERTY_VALUE)) throw new Error(ERR_INVALID_MAX_WORKERS);
	} else if (FUNCTION_PROPERTY_NAMES.includes(propertyName)) checkFunctionOption(propertyValue);
	else if (propertyName == PROPERTY_NAME_BASE_URI) {
		if (propertyValue && typeof propertyValue != "string") throw new Error(ERR_INVALID_BASE_URI);
	} else if (URI_PROPERTY_NAMES.includes(propertyName)) {
		if (propertyValue && typeof propertyValue != "string" && typeof propertyValue != "function") throw new Error(ERR_INVALID_URI);
	}
	return propertyValue;
}
function normalizeConfiguration(configuration) {
	configuration = configuration || {};
	const { CompressionStreamZlib, DecompressionStreamZlib } = configuration;
	if (CompressionStreamZlib === void 0 && DecompressionStreamZlib === void 0) return configuration;
	const normalizedConfiguration = Object.assign({}, configuration);
	if (normalizedConfiguration.CompressionStreamFallback === void 0) normalizedConfiguration.CompressionStreamFallback = CompressionStreamZlib;
	if (normalizedConfiguration.DecompressionStreamFallback === void 0) normalizedConfiguration.DecompressionStreamFallback = DecompressionStreamZlib;
	return normalizedConfiguration;
}
var DEFAULT_CHUNK_SIZE$1, MINIMUM_CHUNK_SIZE, MINIMUM_PROPERTY_VALUE, ERR_INVALID_MAX_WORKERS, ERR_INVALID_BASE_URI, ERR_INVALID_URI, maxWorkers, DEFAULT_CONFIGURATION, PROPERTY_NAME_MAX_WORKERS, PROPERTY_NAME_BASE_URI, URI_PROPERTY_NAMES, BOOLEAN_PROPERTY_NAMES, NUMBER_PROPERTY_NAMES, FUNCTION_PROPERTY_NAMES, CONFIGURABLE_PROPERTY_NAMES, config;
var init_configuration = __esmMin((() => {
	init_constants();
	init_options();
	DEFAULT_CHUNK_SIZE$1 = 262144;
	MINIMUM_CHUNK_SIZE = 64;
	MINIMUM_PROPERTY_VALUE = 1;
	ERR_INVALID_MAX_WORKERS = "Invalid maxWorkers (must be an integer greater than 0)";
	ERR_INVALID_BASE_URI = "Invalid baseURI (must be a string)";
	ERR_INVALID_URI = "Invalid URI (must be a string or a function returning a string)";
	maxWorkers = 2;
	try {
		if (typeof navigator != "undefined" && navigator.hardwareConcurrency) maxWorkers = navigator.hardwareConcurrency;
	} catch {}
	DEFAULT_CONFIGURATION = {
		workerURI: "./core/web-worker-wasm.js",
		wasmURI: "./core/streams/zlib-wasm/zlib-streams.wasm",
		chunkSize: DEFAULT_CHUNK_SIZE$1,
		maxWorkers,
		terminateWorkerTimeout: 5e3,
		workerStarvationTimeout: 5e3,
		workerStartupTimeout: 5e3,
		useWebWorkers: true,
		useCompressionStream: true,
		CompressionStream: typeof CompressionStream != "undefined" && CompressionStream,
		DecompressionStream: typeof DecompressionStream != "undefined" && DecompressionStream
	};
	PROPERTY_NAME_MAX_WORKERS = "maxWorkers";
	PROPERTY_NAME_BASE_URI = "baseURI";
	URI_PROPERTY_NAMES = ["wasmURI", "workerURI"];
	BOOLEAN_PROPERTY_NAMES = ["useCompressionStream", "useWebWorkers"];
	NUMBER_PROPERTY_NAMES = [
		"chunkSize",
		PROPERTY_NAME_MAX_WORKERS,
		"terminateWorkerTimeout",
		"workerStarvationTimeout",
		"workerStartupTimeout"
	];
	FUNCTION_PROPERTY_NAMES = [
		"createWorker",
		"CompressionStream",
		"DecompressionStream",
		"CompressionStreamFallback",
		"DecompressionStreamFallback"
	];
	CONFIGURABLE_PROPERTY_NAMES = [
		PROPERTY_NAME_BASE_URI,
		...URI_PROPERTY_NAMES,
		...BOOLEAN_PROPERTY_NAMES,
		...NUMBER_PROPERTY_NAMES,
		...FUNCTION_PROPERTY_NAMES
	];
	config = { ...DEFAULT_CONFIGURATION };
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/array.js
function concat(first, second) {
	const result = new Uint8Array(first.length + second.length);
	result.set(first);
	result.set(second, first.length);
	return result;
}
function getDataView(array) {
	return new DataView(array.buffer, array.byteOffset, array.byteLength);
}
var init_array = __esmMin((() => {}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/error.js
function isErrorObject(error) {
	return Boolean(error) && typeof error == "object";
}
var init_error = __esmMin((() => {}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/codecs/crc32.js
var T, T0$1, T1$1, T2$1, T3$1, T4, T5, T6, T7, Crc32;
var init_crc32 = __esmMin((() => {
	T = [
		[],
		[],
		[],
		[],
		[],
		[],
		[],
		[]
	];
	for (let n = 0; n < 256; n++) {
		let t = n;
		for (let j = 0; j < 8; j++) t = t & 1 ? t >>> 1 ^ 3988292384 : t >>> 1;
		T[0][n] = t;
	}
	for (let n = 0; n < 256; n++) for (let k = 1; k < 8; k++) {
		const previous = T[k - 1][n];
		T[k][n] = previous >>> 8 ^ T[0][previous & 255];
	}
	[T0$1, T1$1, T2$1, T3$1, T4, T5, T6, T7] = T;
	Crc32 = class {
		constructor(crc) {
			this.crc = crc || -1;
		}
		append(data) {
			let crc = this.crc | 0;
			const length = data.length | 0;
			let offset = 0;
			if (length >= 8 && data.buffer) {
				const view = new DataView(data.buffer, data.byteOffset, length);
				const end = length - 8;
				for (; offset <= end; offset += 8) {
					const a = crc ^ view.getInt32(offset, true);
					const b = view.getInt32(offset + 4, true);
					crc = T7[a & 255] ^ T6[a >>> 8 & 255] ^ T5[a >>> 16 & 255] ^ T4[a >>> 24 & 255] ^ T3$1[b & 255] ^ T2$1[b >>> 8 & 255] ^ T1$1[b >>> 16 & 255] ^ T0$1[b >>> 24 & 255];
				}
			}
			for (; offset < length; offset++) crc = crc >>> 8 ^ T0$1[(crc ^ data[offset]) & 255];
			this.crc = crc;
		}
		get() {
			return ~this.crc;
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/crc32-stream.js
var Crc32Stream;
var init_crc32_stream = __esmMin((() => {
	init_crc32();
	Crc32Stream = class extends TransformStream {
		constructor() {
			let stream;
			const crc32 = new Crc32();
			super({
				transform(chunk, controller) {
					crc32.append(chunk);
					controller.enqueue(chunk);
				},
				flush() {
					const value = /* @__PURE__ */ new Uint8Array(4);
					new DataView(value.buffer).setUint32(0, crc32.get());
					stream.value = value;
				}
			});
			stream = this;
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/encode-text.js
function encodeText(value) {
	if (typeof TextEncoder == "undefined") {
		value = unescape(encodeURIComponent(value));
		const result = new Uint8Array(value.length);
		for (let i = 0; i < result.length; i++) result[i] = value.charCodeAt(i);
		return result;
	} else return new TextEncoder().encode(value);
}
var init_encode_text = __esmMin((() => {
	init_constants();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/codecs/aes-hmac-sha1.js
function createEngine$1(key, authenticationKey) {
	initTables();
	const roundKeys = new Int32Array(ROUND_KEYS_LENGTH);
	const rounds = expandKey(key, roundKeys);
	const keystream = new Int32Array(BLOCK_LENGTH$1 / 4);
	const hmac = createHmac(authenticationKey);
	let counter0 = 0;
	let counter1 = 0;
	let counter2 = 0;
	let counter3 = 0;
	return {
		process(data, decrypt) {
			if (decrypt) hmac.update(data, 0, data.length);
			encrypt(data);
			if (!decrypt) hmac.update(data, 0, data.length);
		},
		digest() {
			return hmac.digest();
		}
	};
	function encrypt(data) {
		const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
		const length = data.length;
		let offset = 0;
		for (; offset + BLOCK_LENGTH$1 <= length; offset += BLOCK_LENGTH$1) {
			nextKeystream();
			view.setInt32(offset, view.getInt32(offset) ^ keystream[0]);
			view.setInt32(offset + 4, view.getInt32(offset + 4) ^ keystream[1]);
			view.setInt32(offset + 8, view.getInt32(offset + 8) ^ keystream[2]);
			view.setInt32(offset + 12, view.getInt32(offset + 12) ^ keystream[3]);
		}
		if (offset < length) {
			nextKeystream();
			for (let indexByte = 0; offset < length; offset++, indexByte++) data[offset] ^= keystream[indexByte >> 2] >>> 24 - 8 * (indexByte & 3);
		}
	}
	function nextKeystream() {
		counter0 = counter0 + 1 | 0;
		if (!counter0) {
			counter1 = counter1 + 1 | 0;
			if (!counter1) {
				counter2 = counter2 + 1 | 0;
				if (!counter2) counter3 = counter3 + 1 | 0;
			}
		}
		let s0 = swapBytes(counter0) ^ roundKeys[0];
		let s1 = swapBytes(counter1) ^ roundKeys[1];
		let s2 = swapBytes(counter2) ^ roundKeys[2];
		let s3 = swapBytes(counter3) ^ roundKeys[3];
		let t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[4];
		let t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[5];
		let t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[6];
		let t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[7];
		s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[8];
		s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[9];
		s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[10];
		s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[11];
		t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[12];
		t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[13];
		t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[14];
		t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[15];
		s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[16];
		s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[17];
		s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[18];
		s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[19];
		t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[20];
		t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[21];
		t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[22];
		t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[23];
		s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[24];
		s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[25];
		s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[26];
		s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[27];
		t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[28];
		t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[29];
		t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[30];
		t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[31];
		s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[32];
		s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[33];
		s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[34];
		s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[35];
		t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[36];
		t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[37];
		t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[38];
		t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[39];
		let indexKey = 40;
		if (rounds > 10) {
			s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[40];
			s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[41];
			s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[42];
			s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[43];
			t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[44];
			t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[45];
			t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[46];
			t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[47];
			indexKey = 48;
		}
		if (rounds > 12) {
			s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[48];
			s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[49];
			s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[50];
			s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[51];
			t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[52];
			t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[53];
			t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[54];
			t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[55];
			indexKey = 56;
		}
		keystream[0] = (S_BOX[t0 >>> 24] << 24 | S_BOX[t1 >>> 16 & 255] << 16 | S_BOX[t2 >>> 8 & 255] << 8 | S_BOX[t3 & 255]) ^ roundKeys[indexKey];
		keystream[1] = (S_BOX[t1 >>> 24] << 24 | S_BOX[t2 >>> 16 & 255] << 16 | S_BOX[t3 >>> 8 & 255] << 8 | S_BOX[t0 & 255]) ^ roundKeys[indexKey + 1];
		keystream[2] = (S_BOX[t2 >>> 24] << 24 | S_BOX[t3 >>> 16 & 255] << 16 | S_BOX[t0 >>> 8 & 255] << 8 | S_BOX[t1 & 255]) ^ roundKeys[indexKey + 2];
		keystream[3] = (S_BOX[t3 >>> 24] << 24 | S_BOX[t0 >>> 16 & 255] << 16 | S_BOX[t1 >>> 8 & 255] << 8 | S_BOX[t2 & 255]) ^ roundKeys[indexKey + 3];
	}
}
function pbkdf2(password, salt, iterations, length) {
	const hmac = createHmac(password);
	const result = new Uint8Array(length);
	const block = new Uint8Array(salt.length + 4);
	const blockView = new DataView(block.buffer);
	block.set(salt);
	for (let indexBlock = 1, offset = 0; offset < length; indexBlock++, offset += SHA1_DIGEST_LENGTH) {
		blockView.setUint32(salt.length, indexBlock);
		hmac.update(block, 0, block.length);
		let previous = hmac.digest();
		const output = previous.slice();
		for (let iteration = 1; iteration < iterations; iteration++) {
			hmac.update(previous, 0, SHA1_DIGEST_LENGTH);
			previous = hmac.digest();
			for (let indexByte = 0; indexByte < SHA1_DIGEST_LENGTH; indexByte++) output[indexByte] ^= previous[indexByte];
		}
		result.set(output.subarray(0, Math.min(SHA1_DIGEST_LENGTH, length - offset)), offset);
	}
	return result;
}
function createHmac(key) {
	const sha1 = createSha1();
	const innerKey = new Uint8Array(SHA1_BLOCK_LENGTH);
	const outerKey = new Uint8Array(SHA1_BLOCK_LENGTH);
	if (key.length > SHA1_BLOCK_LENGTH) {
		sha1.update(key, 0, key.length);
		key = sha1.digest();
	}
	for (let indexByte = 0; indexByte < SHA1_BLOCK_LENGTH; indexByte++) {
		const keyByte = indexByte < key.length ? key[indexByte] : 0;
		innerKey[indexByte] = keyByte ^ HMAC_INNER_PADDING;
		outerKey[indexByte] = keyByte ^ HMAC_OUTER_PADDING;
	}
	sha1.update(innerKey, 0, SHA1_BLOCK_LENGTH);
	return {
		update(data, offset, length) {
			sha1.update(data, offset, length);
		},
		digest() {
			const innerDigest = sha1.digest();
			sha1.update(outerKey, 0, SHA1_BLOCK_LENGTH);
			sha1.update(innerDigest, 0, SHA1_DIGEST_LENGTH);
			const result = sha1.digest();
			sha1.update(innerKey, 0, SHA1_BLOCK_LENGTH);
			return result;
		}
	};
}
function createSha1() {
	const state = new Int32Array(SHA1_INITIAL_STATE);
	const schedule = new Int32Array(SHA1_SCHEDULE_LENGTH);
	const block = new Uint8Array(SHA1_BLOCK_LENGTH);
	const blockView = new DataView(block.buffer);
	const lengthBytes = /* @__PURE__ */ new Uint8Array(8);
	let blockLength = 0;
	let totalLength = 0;
	return {
		update,
		digest
	};
	function update(data, offset, length) {
		const end = offset + length;
		totalLength += length;
		if (blockLength) {
			while (offset < end && blockLength < SHA1_BLOCK_LENGTH) block[blockLength++] = data[offset++];
			if (blockLength == SHA1_BLOCK_LENGTH) {
				compress(blockView, 0);
				blockLength = 0;
			}
		}
		if (offset + SHA1_BLOCK_LENGTH <= end) {
			const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
			for (; offset + SHA1_BLOCK_LENGTH <= end; offset += SHA1_BLOCK_LENGTH) compress(view, offset);
		}
		while (offset < end) block[blockLength++] = data[offset++];
	}
	function digest() {
		const bits = totalLength * 8;
		const high = Math.floor(bits / 4294967296);
		const low = bits >>> 0;
		update(SHA1_PADDING, 0, 1);
		while (blockLength != SHA1_LENGTH_OFFSET) update(SHA1_ZERO, 0, 1);
		lengthBytes[0] = high >>> 24;
		lengthBytes[1] = high >>> 16;
		lengthBytes[2] = high >>> 8;
		lengthBytes[3] = high;
		lengthBytes[4] = low >>> 24;
		lengthBytes[5] = low >>> 16;
		lengthBytes[6] = low >>> 8;
		lengthBytes[7] = low;
		update(lengthBytes, 0, 8);
		const result = new Uint8Array(SHA1_DIGEST_LENGTH);
		const resultView = new DataView(result.buffer);
		for (let indexWord = 0; indexWord < state.length; indexWord++) resultView.setInt32(4 * indexWord, state[indexWord]);
		state.set(SHA1_INITIAL_STATE);
		blockLength = 0;
		totalLength = 0;
		return result;
	}
	function compress(view, offset) {
		for (let index = 0; index < 16; index++) schedule[index] = view.getInt32(offset + 4 * index);
		let a = state[0];
		let b = state[1];
		let c = state[2];
		let d = state[3];
		let e = state[4];
		let t;
		for (let index = 0; index < 15; index += 5) {
			e = (a << 5 | a >>> 27) + ((c ^ d) & b ^ d) + e + 1518500249 + schedule[index] | 0;
			b = b << 30 | b >>> 2;
			d = (e << 5 | e >>> 27) + ((b ^ c) & a ^ c) + d + 1518500249 + schedule[index + 1] | 0;
			a = a << 30 | a >>> 2;
			c = (d << 5 | d >>> 27) + ((a ^ b) & e ^ b) + c + 1518500249 + schedule[index + 2] | 0;
			e = e << 30 | e >>> 2;
			b = (c << 5 | c >>> 27) + ((e ^ a) & d ^ a) + b + 1518500249 + schedule[index + 3] | 0;
			d = d << 30 | d >>> 2;
			a = (b << 5 | b >>> 27) + ((d ^ e) & c ^ e) + a + 1518500249 + schedule[index + 4] | 0;
			c = c << 30 | c >>> 2;
		}
		e = (a << 5 | a >>> 27) + ((c ^ d) & b ^ d) + e + 1518500249 + schedule[15] | 0;
		b = b << 30 | b >>> 2;
		t = schedule[13] ^ schedule[8] ^ schedule[2] ^ schedule[0];
		t = t << 1 | t >>> 31;
		schedule[0] = t;
		d = (e << 5 | e >>> 27) + ((b ^ c) & a ^ c) + d + 1518500249 + t | 0;
		a = a << 30 | a >>> 2;
		t = schedule[14] ^ schedule[9] ^ schedule[3] ^ schedule[1];
		t = t << 1 | t >>> 31;
		schedule[1] = t;
		c = (d << 5 | d >>> 27) + ((a ^ b) & e ^ b) + c + 1518500249 + t | 0;
		e = e << 30 | e >>> 2;
		t = schedule[15] ^ schedule[10] ^ schedule[4] ^ schedule[2];
		t = t << 1 | t >>> 31;
		schedule[2] = t;
		b = (c << 5 | c >>> 27) + ((e ^ a) & d ^ a) + b + 1518500249 + t | 0;
		d = d << 30 | d >>> 2;
		t = schedule[0] ^ schedule[11] ^ schedule[5] ^ schedule[3];
		t = t << 1 | t >>> 31;
		schedule[3] = t;
		a = (b << 5 | b >>> 27) + ((d ^ e) & c ^ e) + a + 1518500249 + t | 0;
		c = c << 30 | c >>> 2;
		for (let index = 20; index < 40; index += 5) {
			t = schedule[index - 3 & 15] ^ schedule[index - 8 & 15] ^ schedule[index - 14 & 15] ^ schedule[index & 15];
			t = t << 1 | t >>> 31;
			schedule[index & 15] = t;
			e = (a << 5 | a >>> 27) + (b ^ c ^ d) + e + 1859775393 + t | 0;
			b = b << 30 | b >>> 2;
			t = schedule[index - 2 & 15] ^ schedule[index - 7 & 15] ^ schedule[index - 13 & 15] ^ schedule[index + 1 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 1 & 15] = t;
			d = (e << 5 | e >>> 27) + (a ^ b ^ c) + d + 1859775393 + t | 0;
			a = a << 30 | a >>> 2;
			t = schedule[index - 1 & 15] ^ schedule[index - 6 & 15] ^ schedule[index - 12 & 15] ^ schedule[index + 2 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 2 & 15] = t;
			c = (d << 5 | d >>> 27) + (e ^ a ^ b) + c + 1859775393 + t | 0;
			e = e << 30 | e >>> 2;
			t = schedule[index & 15] ^ schedule[index - 5 & 15] ^ schedule[index - 11 & 15] ^ schedule[index + 3 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 3 & 15] = t;
			b = (c << 5 | c >>> 27) + (d ^ e ^ a) + b + 1859775393 + t | 0;
			d = d << 30 | d >>> 2;
			t = schedule[index + 1 & 15] ^ schedule[index - 4 & 15] ^ schedule[index - 10 & 15] ^ schedule[index + 4 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 4 & 15] = t;
			a = (b << 5 | b >>> 27) + (c ^ d ^ e) + a + 1859775393 + t | 0;
			c = c << 30 | c >>> 2;
		}
		for (let index = 40; index < 60; index += 5) {
			t = schedule[index - 3 & 15] ^ schedule[index - 8 & 15] ^ schedule[index - 14 & 15] ^ schedule[index & 15];
			t = t << 1 | t >>> 31;
			schedule[index & 15] = t;
			e = (a << 5 | a >>> 27) + (b & c | (b | c) & d) + e + 2400959708 + t | 0;
			b = b << 30 | b >>> 2;
			t = schedule[index - 2 & 15] ^ schedule[index - 7 & 15] ^ schedule[index - 13 & 15] ^ schedule[index + 1 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 1 & 15] = t;
			d = (e << 5 | e >>> 27) + (a & b | (a | b) & c) + d + 2400959708 + t | 0;
			a = a << 30 | a >>> 2;
			t = schedule[index - 1 & 15] ^ schedule[index - 6 & 15] ^ schedule[index - 12 & 15] ^ schedule[index + 2 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 2 & 15] = t;
			c = (d << 5 | d >>> 27) + (e & a | (e | a) & b) + c + 2400959708 + t | 0;
			e = e << 30 | e >>> 2;
			t = schedule[index & 15] ^ schedule[index - 5 & 15] ^ schedule[index - 11 & 15] ^ schedule[index + 3 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 3 & 15] = t;
			b = (c << 5 | c >>> 27) + (d & e | (d | e) & a) + b + 2400959708 + t | 0;
			d = d << 30 | d >>> 2;
			t = schedule[index + 1 & 15] ^ schedule[index - 4 & 15] ^ schedule[index - 10 & 15] ^ schedule[index + 4 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 4 & 15] = t;
			a = (b << 5 | b >>> 27) + (c & d | (c | d) & e) + a + 2400959708 + t | 0;
			c = c << 30 | c >>> 2;
		}
		for (let index = 60; index < 80; index += 5) {
			t = schedule[index - 3 & 15] ^ schedule[index - 8 & 15] ^ schedule[index - 14 & 15] ^ schedule[index & 15];
			t = t << 1 | t >>> 31;
			schedule[index & 15] = t;
			e = (a << 5 | a >>> 27) + (b ^ c ^ d) + e + 3395469782 + t | 0;
			b = b << 30 | b >>> 2;
			t = schedule[index - 2 & 15] ^ schedule[index - 7 & 15] ^ schedule[index - 13 & 15] ^ schedule[index + 1 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 1 & 15] = t;
			d = (e << 5 | e >>> 27) + (a ^ b ^ c) + d + 3395469782 + t | 0;
			a = a << 30 | a >>> 2;
			t = schedule[index - 1 & 15] ^ schedule[index - 6 & 15] ^ schedule[index - 12 & 15] ^ schedule[index + 2 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 2 & 15] = t;
			c = (d << 5 | d >>> 27) + (e ^ a ^ b) + c + 3395469782 + t | 0;
			e = e << 30 | e >>> 2;
			t = schedule[index & 15] ^ schedule[index - 5 & 15] ^ schedule[index - 11 & 15] ^ schedule[index + 3 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 3 & 15] = t;
			b = (c << 5 | c >>> 27) + (d ^ e ^ a) + b + 3395469782 + t | 0;
			d = d << 30 | d >>> 2;
			t = schedule[index + 1 & 15] ^ schedule[index - 4 & 15] ^ schedule[index - 10 & 15] ^ schedule[index + 4 & 15];
			t = t << 1 | t >>> 31;
			schedule[index + 4 & 15] = t;
			a = (b << 5 | b >>> 27) + (c ^ d ^ e) + a + 3395469782 + t | 0;
			c = c << 30 | c >>> 2;
		}
		state[0] = state[0] + a | 0;
		state[1] = state[1] + b | 0;
		state[2] = state[2] + c | 0;
		state[3] = state[3] + d | 0;
		state[4] = state[4] + e | 0;
	}
}
function initTables() {
	if (!tablesInitialized) {
		let p = 1;
		let q = 1;
		do {
			p = (p ^ p << 1 ^ (p & 128 ? 27 : 0)) & 255;
			q = (q ^ q << 1) & 255;
			q = (q ^ q << 2) & 255;
			q = (q ^ q << 4) & 255;
			if (q & 128) q ^= 9;
			S_BOX[p] = (q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4) ^ 99) & 255;
		} while (p != 1);
		S_BOX[0] = 99;
		for (let index = 0; index < 256; index++) {
			const s = S_BOX[index];
			const s2 = multiplyByTwo(s);
			const t = s2 << 24 | s << 16 | s << 8 | s2 ^ s;
			T0[index] = t;
			T1[index] = t >>> 8 | t << 24;
			T2[index] = t >>> 16 | t << 16;
			T3[index] = t >>> 24 | t << 8;
		}
		tablesInitialized = true;
	}
}
function expandKey(key, roundKeys) {
	const keyWords = key.length >> 2;
	const rounds = keyWords + 6;
	const total = 4 * (rounds + 1);
	let roundConstant = 1;
	for (let index = 0; index < keyWords; index++) roundKeys[index] = key[4 * index] << 24 | key[4 * index + 1] << 16 | key[4 * index + 2] << 8 | key[4 * index + 3];
	for (let index = keyWords; index < total; index++) {
		let word = roundKeys[index - 1];
		if (index % keyWords == 0) {
			word = substituteWord(word << 8 | word >>> 24) ^ roundConstant << 24;
			roundConstant = multiplyByTwo(roundConstant);
		} else if (keyWords > 6 && index % keyWords == 4) word = substituteWord(word);
		roundKeys[index] = roundKeys[index - keyWords] ^ word;
	}
	return rounds;
}
function substituteWord(word) {
	return S_BOX[word >>> 24] << 24 | S_BOX[word >>> 16 & 255] << 16 | S_BOX[word >>> 8 & 255] << 8 | S_BOX[word & 255];
}
function swapBytes(value) {
	return value << 24 | (value & 65280) << 8 | value >>> 8 & 65280 | value >>> 24;
}
function multiplyByTwo(value) {
	return (value << 1 ^ (value >> 7) * 27) & 255;
}
var BLOCK_LENGTH$1, ROUND_KEYS_LENGTH, SHA1_BLOCK_LENGTH, SHA1_DIGEST_LENGTH, SHA1_SCHEDULE_LENGTH, SHA1_LENGTH_OFFSET, SHA1_PADDING, SHA1_ZERO, SHA1_INITIAL_STATE, HMAC_INNER_PADDING, HMAC_OUTER_PADDING, S_BOX, T0, T1, T2, T3, tablesInitialized;
var init_aes_hmac_sha1 = __esmMin((() => {
	BLOCK_LENGTH$1 = 16;
	ROUND_KEYS_LENGTH = 60;
	SHA1_BLOCK_LENGTH = 64;
	SHA1_DIGEST_LENGTH = 20;
	SHA1_SCHEDULE_LENGTH = 16;
	SHA1_LENGTH_OFFSET = 56;
	SHA1_PADDING = new Uint8Array([128]);
	SHA1_ZERO = /* @__PURE__ */ new Uint8Array(1);
	SHA1_INITIAL_STATE = new Int32Array([
		1732584193,
		4023233417,
		2562383102,
		271733878,
		3285377520
	]);
	HMAC_INNER_PADDING = 54;
	HMAC_OUTER_PADDING = 92;
	S_BOX = /* @__PURE__ */ new Uint8Array(256);
	T0 = /* @__PURE__ */ new Int32Array(256);
	T1 = /* @__PURE__ */ new Int32Array(256);
	T2 = /* @__PURE__ */ new Int32Array(256);
	T3 = /* @__PURE__ */ new Int32Array(256);
	tablesInitialized = false;
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/common-crypto.js
function getRandomValues(array) {
	if (GET_RANDOM_VALUES_SUPPORTED) return crypto.getRandomValues(array);
	else throw new Error(ERR_UNSUPPORTED_CRYPTO_API);
}
var GET_RANDOM_VALUES_SUPPORTED, ERR_INVALID_PASSWORD, ERR_INVALID_AUTHENTICATION_CODE, ERR_ABORT_CHECK_PASSWORD, ERR_UNSUPPORTED_CRYPTO_API;
var init_common_crypto = __esmMin((() => {
	init_constants();
	GET_RANDOM_VALUES_SUPPORTED = typeof crypto != "undefined" && typeof crypto.getRandomValues == "function";
	ERR_INVALID_PASSWORD = "Invalid password";
	ERR_INVALID_AUTHENTICATION_CODE = "Invalid authentication code";
	ERR_ABORT_CHECK_PASSWORD = "zipjs-abort-check-password";
	ERR_UNSUPPORTED_CRYPTO_API = "Crypto API not supported";
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/aes-crypto-stream.js
function initAesCrypto(aesCrypto, password, rawPassword, encryptionStrength) {
	Object.assign(aesCrypto, {
		ready: new Promise((resolve) => aesCrypto.resolveReady = resolve),
		password: encodePassword(password, rawPassword),
		strength: encryptionStrength - 1,
		pendingInput: EMPTY_UINT8_ARRAY,
		discarded: false
	});
}
function setDisposingReadable(stream, aesCrypto) {
	const reader = stream.readable.getReader();
	const readable = new ReadableStream({
		async pull(controller) {
			try {
				const { value, done } = await reader.read();
				if (done) controller.close();
				else controller.enqueue(value);
			} catch (error) {
				disposeEngine(aesCrypto);
				reader.cancel(error).catch(() => {});
				throw error;
			}
		},
		cancel(reason) {
			disposeEngine(aesCrypto);
			return reader.cancel(reason);
		}
	});
	Object.defineProperty(stream, "readable", { get() {
		return readable;
	} });
}
function append(aesCrypto, input, output, paddingStart, paddingEnd, decrypt) {
	const { engine, pendingInput } = aesCrypto;
	if (pendingInput.length) input = concat(pendingInput, input);
	const inputLength = input.length - paddingEnd;
	const alignedLength = inputLength - inputLength % BLOCK_LENGTH;
	output = expand(output, paddingStart + alignedLength);
	if (alignedLength) {
		const chunk = subarray(output, paddingStart, paddingStart + alignedLength);
		chunk.set(subarray(input, 0, alignedLength));
		engine.process(chunk, decrypt);
	}
	aesCrypto.pendingInput = subarray(input, alignedLength);
	return output;
}
async function createDecryptionKeys(decrypt, strength, password, preamble) {
	const passwordVerificationKey = await createKeys$1(decrypt, strength, password, subarray(preamble, 0, SALT_LENGTH[strength]));
	const passwordVerification = subarray(preamble, SALT_LENGTH[strength]);
	if (passwordVerificationKey[0] != passwordVerification[0] || passwordVerificationKey[1] != passwordVerification[1]) {
		disposeEngine(decrypt);
		throw new Error(ERR_INVALID_PASSWORD);
	}
}
function disposeEngine(aesCrypto) {
	const { engine } = aesCrypto;
	aesCrypto.discarded = true;
	if (engine && engine.dispose) engine.dispose();
}
async function createEncryptionKeys(encrypt, strength, password) {
	const salt = getRandomValues(new Uint8Array(SALT_LENGTH[strength]));
	return concat(salt, await createKeys$1(encrypt, strength, password, salt));
}
async function createKeys$1(aesCrypto, strength, password, salt) {
	aesCrypto.password = null;
	const keyLength = KEY_LENGTH[strength];
	const compositeKey = await deriveKey(password, salt, keyLength * 2 + PASSWORD_VERIFICATION_LENGTH);
	aesCrypto.engine = createEngine(subarray(compositeKey, 0, keyLength), subarray(compositeKey, keyLength, keyLength * 2));
	if (aesCrypto.discarded) disposeEngine(aesCrypto);
	return subarray(compositeKey, keyLength * 2);
}
async function deriveKey(password, salt, length) {
	if (DERIVE_BITS_SUPPORTED) try {
		const baseKey = await subtle.importKey(RAW_FORMAT, password, BASE_KEY_ALGORITHM, false, DERIVED_BITS_USAGE);
		return new Uint8Array(await subtle.deriveBits(Object.assign({ salt }, DERIVED_BITS_ALGORITHM), baseKey, length * 8));
	} catch {
		DERIVE_BITS_SUPPORTED = false;
	}
	return pbkdf2(password, salt, PBKDF2_ITERATIONS, length);
}
function encodePassword(password, rawPassword) {
	if (rawPassword === void 0) return encodeText(password);
	else return rawPassword;
}
function expand(inputArray, length) {
	if (length && length > inputArray.length) {
		const array = inputArray;
		inputArray = new Uint8Array(length);
		inputArray.set(array, 0);
	}
	return inputArray;
}
function subarray(array, begin, end) {
	return array.subarray(begin, end);
}
var BLOCK_LENGTH, RAW_FORMAT, PBKDF2_ALGORITHM, HASH_ALGORITHM, HASH_FUNCTION, PBKDF2_ITERATIONS, BASE_KEY_ALGORITHM, DERIVED_BITS_ALGORITHM, DERIVED_BITS_USAGE, SALT_LENGTH, KEY_LENGTH, AUTHENTICATION_CODE_LENGTH, PASSWORD_VERIFICATION_LENGTH, CRYPTO_API_SUPPORTED, subtle, DERIVE_BITS_SUPPORTED, createEngine, AESDecryptionStream, AESEncryptionStream;
var init_aes_crypto_stream = __esmMin((() => {
	init_constants();
	init_encode_text();
	init_array();
	init_aes_hmac_sha1();
	init_common_crypto();
	BLOCK_LENGTH = 16;
	RAW_FORMAT = "raw";
	PBKDF2_ALGORITHM = { name: "PBKDF2" };
	HASH_ALGORITHM = { name: "HMAC" };
	HASH_FUNCTION = "SHA-1";
	PBKDF2_ITERATIONS = 1e3;
	BASE_KEY_ALGORITHM = Object.assign({ hash: HASH_ALGORITHM }, PBKDF2_ALGORITHM);
	DERIVED_BITS_ALGORITHM = Object.assign({
		iterations: PBKDF2_ITERATIONS,
		hash: { name: HASH_FUNCTION }
	}, PBKDF2_ALGORITHM);
	DERIVED_BITS_USAGE = ["deriveBits"];
	SALT_LENGTH = [
		8,
		12,
		16
	];
	KEY_LENGTH = [
		16,
		24,
		32
	];
	AUTHENTICATION_CODE_LENGTH = 10;
	PASSWORD_VERIFICATION_LENGTH = 2;
	CRYPTO_API_SUPPORTED = typeof crypto != UNDEFINED_TYPE;
	subtle = CRYPTO_API_SUPPORTED && crypto.subtle;
	DERIVE_BITS_SUPPORTED = CRYPTO_API_SUPPORTED && typeof subtle != "undefined" && typeof subtle.importKey == "function" && typeof subtle.deriveBits == "function";
	createEngine = createEngine$1;
	AESDecryptionStream = class extends TransformStream {
		constructor({ password, rawPassword, encryptionStrength, checkPasswordOnly, checkAuthenticationCode = true }) {
			const aesCrypto = {};
			super({
				start() {
					initAesCrypto(aesCrypto, password, rawPassword, encryptionStrength);
				},
				async transform(chunk, controller) {
					const { password, strength, resolveReady, ready } = aesCrypto;
					if (password) {
						await createDecryptionKeys(aesCrypto, strength, password, subarray(chunk, 0, SALT_LENGTH[strength] + PASSWORD_VERIFICATION_LENGTH));
						chunk = subarray(chunk, SALT_LENGTH[strength] + PASSWORD_VERIFICATION_LENGTH);
						if (checkPasswordOnly) {
							disposeEngine(aesCrypto);
							controller.error(new Error(ERR_ABORT_CHECK_PASSWORD));
						} else resolveReady();
					} else await ready;
					if (aesCrypto.discarded) return;
					const output = new Uint8Array(chunk.length - AUTHENTICATION_CODE_LENGTH - (chunk.length - AUTHENTICATION_CODE_LENGTH) % BLOCK_LENGTH);
					controller.enqueue(append(aesCrypto, chunk, output, 0, AUTHENTICATION_CODE_LENGTH, true));
				},
				async flush(controller) {
					const { engine, pendingInput, ready } = aesCrypto;
					if (engine) {
						await ready;
						if (aesCrypto.discarded) return;
						const originalAuthenticationCode = subarray(pendingInput, pendingInput.length - AUTHENTICATION_CODE_LENGTH);
						const decryptedChunkArray = new Uint8Array(subarray(pendingInput, 0, pendingInput.length - AUTHENTICATION_CODE_LENGTH));
						engine.process(decryptedChunkArray, true);
						const authenticationCode = engine.digest();
						let invalidAuthenticationCode = pendingInput.length < AUTHENTICATION_CODE_LENGTH ? 1 : 0;
						for (let indexByte = 0; indexByte < AUTHENTICATION_CODE_LENGTH; indexByte++) invalidAuthenticationCode |= authenticationCode[indexByte] ^ originalAuthenticationCode[indexByte];
						if (invalidAuthenticationCode && checkAuthenticationCode) {
							controller.error(new Error(ERR_INVALID_AUTHENTICATION_CODE));
							return;
						}
						controller.enqueue(decryptedChunkArray);
					}
				}
			});
			setDisposingReadable(this, aesCrypto);
		}
	};
	AESEncryptionStream = class extends TransformStream {
		constructor({ password, rawPassword, encryptionStrength }) {
			const aesCrypto = {};
			super({
				start() {
					initAesCrypto(aesCrypto, password, rawPassword, encryptionStrength);
				},
				async transform(chunk, controller) {
					const { password, strength, resolveReady, ready } = aesCrypto;
					let preamble = EMPTY_UINT8_ARRAY;
					if (password) {
						preamble = await createEncryptionKeys(aesCrypto, strength, password);
						resolveReady();
					} else await ready;
					if (aesCrypto.discarded) return;
					const output = new Uint8Array(preamble.length + chunk.length - chunk.length % BLOCK_LENGTH);
					output.set(preamble, 0);
					controller.enqueue(append(aesCrypto, chunk, output, preamble.length, 0, false));
				},
				async flush(controller) {
					const { engine, pendingInput, ready } = aesCrypto;
					if (engine) {
						await ready;
						if (aesCrypto.discarded) return;
						const encryptedChunkArray = new Uint8Array(pendingInput);
						engine.process(encryptedChunkArray, false);
						const authenticationCode = subarray(engine.digest(), 0, AUTHENTICATION_CODE_LENGTH);
						controller.enqueue(concat(encryptedChunkArray, authenticationCode));
					}
				}
			});
			setDisposingReadable(this, aesCrypto);
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/zip-crypto-stream.js
function initZipCrypto(zipCrypto, password, rawPassword, passwordVerification) {
	Object.assign(zipCrypto, {
		password,
		rawPassword,
		passwordVerification
	});
	createKeys(zipCrypto, password, rawPassword);
}
function decrypt(target, input) {
	const output = new Uint8Array(input.length);
	for (let index = 0; index < input.length; index++) {
		output[index] = getByte(target) ^ input[index];
		updateKeys(target, output[index]);
	}
	return output;
}
function encrypt(target, input) {
	const output = new Uint8Array(input.length);
	for (let index = 0; index < input.length; index++) {
		output[index] = getByte(target) ^ input[index];
		updateKeys(target, input[index]);
	}
	return output;
}
function createKeys(target, password, rawPassword) {
	const cryptoKeys = [
		305419896,
		591751049,
		878082192
	];
	Object.assign(target, {
		cryptoKeys,
		crcKey0: new Crc32(cryptoKeys[0]),
		crcKey2: new Crc32(cryptoKeys[2])
	});
	if (rawPassword) for (let index = 0; index < rawPassword.length; index++) updateKeys(target, rawPassword[index]);
	else for (let index = 0; index < password.length; index++) updateKeys(target, password.charCodeAt(index));
}
function updateKeys(target, byte) {
	let [, key1] = target.cryptoKeys;
	target.crcKey0.append([byte]);
	const key0 = ~target.crcKey0.get();
	key1 = getInt32(Math.imul(getInt32(key1 + getInt8(key0)), 134775813) + 1);
	target.crcKey2.append([key1 >>> 24]);
	const key2 = ~target.crcKey2.get();
	target.cryptoKeys = [
		key0,
		key1,
		key2
	];
}
function getByte(target) {
	const temp = target.cryptoKeys[2] | 2;
	return getInt8(Math.imul(temp, temp ^ 1) >>> 8);
}
function getInt8(number) {
	return number & 255;
}
function getInt32(number) {
	return number & 4294967295;
}
var HEADER_LENGTH, ZipCryptoDecryptionStream, ZipCryptoEncryptionStream;
var init_zip_crypto_stream = __esmMin((() => {
	init_crc32();
	init_common_crypto();
	HEADER_LENGTH = 12;
	ZipCryptoDecryptionStream = class extends TransformStream {
		constructor({ password, rawPassword, passwordVerification, checkPasswordOnly }) {
			super({
				start() {
					initZipCrypto(this, password, rawPassword, passwordVerification);
				},
				transform(chunk, controller) {
					const zipCrypto = this;
					if (zipCrypto.password || zipCrypto.rawPassword) {
						const decryptedHeader = decrypt(zipCrypto, chunk.subarray(0, HEADER_LENGTH));
						zipCrypto.password = zipCrypto.rawPassword = null;
						if ((decryptedHeader[11] ^ zipCrypto.passwordVerification) != 0) throw new Error(ERR_INVALID_PASSWORD);
						chunk = chunk.subarray(HEADER_LENGTH);
					}
					if (checkPasswordOnly) controller.error(new Error(ERR_ABORT_CHECK_PASSWORD));
					else controller.enqueue(decrypt(zipCrypto, chunk));
				}
			});
		}
	};
	ZipCryptoEncryptionStream = class extends TransformStream {
		constructor({ password, rawPassword, passwordVerification }) {
			super({
				start() {
					initZipCrypto(this, password, rawPassword, passwordVerification);
				},
				transform(chunk, controller) {
					const zipCrypto = this;
					let output;
					let offset;
					if (zipCrypto.password || zipCrypto.rawPassword) {
						zipCrypto.password = zipCrypto.rawPassword = null;
						const header = getRandomValues(new Uint8Array(HEADER_LENGTH));
						header[11] = zipCrypto.passwordVerification;
						output = new Uint8Array(chunk.length + header.length);
						output.set(encrypt(zipCrypto, header), 0);
						offset = HEADER_LENGTH;
					} else {
						output = new Uint8Array(chunk.length);
						offset = 0;
					}
					output.set(encrypt(zipCrypto, chunk), offset);
					controller.enqueue(output);
				}
			});
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/compatible-streams.js
function toCompatibleReadable(readable) {
	if (readable instanceof ReadableStream) return readable;
	const reader = readable.getReader();
	return new ReadableStream({
		async pull(controller) {
			try {
				const { value, done } = await reader.read();
				if (done) controller.close();
				else controller.enqueue(value);
			} catch (error) {
				reader.cancel(error).catch(() => {});
				throw error;
			}
		},
		cancel(reason) {
			return reader.cancel(reason);
		}
	});
}
function streamToBlob(readable, contentType) {
	readable = toCompatibleReadable(readable);
	const blobOptions = contentType ? { type: contentType } : {};
	if (responseSupportsGlobalReadable()) return new Response(readable).blob().then((blob) => contentType ? new Blob([blob], blobOptions) : blob);
	const chunks = [];
	return readable.pipeTo(new WritableStream({ write(chunk) {
		chunks.push(chunk);
	} })).then(() => new Blob(chunks, blobOptions));
}
function responseSupportsGlobalReadable() {
	return typeof Blob.prototype.stream != "function" || new Blob([]).stream() instanceof ReadableStream;
}
function toCompatibleWritable(writable) {
	if (writable instanceof WritableStream) return writable;
	const writer = writable.getWriter();
	return new WritableStream({
		write(chunk) {
			return writer.write(chunk);
		},
		close() {
			return writer.close();
		},
		abort(reason) {
			return writer.abort(reason);
		}
	});
}
var init_compatible_streams = __esmMin((() => {
	init_constants();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/codec-registry.js
function getRegisteredCodec(compressionMethod) {
	return registeredCodecs.get(compressionMethod);
}
function getCodecStreams(format) {
	return codecStreams.get(format);
}
function setCodecStreams(format, streams) {
	const { CompressionStream, DecompressionStream } = streams;
	if (typeof CompressionStream != "function" && typeof DecompressionStream != "function") throw new Error(ERR_INVALID_CODEC_MODULE);
	codecStreams.set(format, {
		CompressionStream,
		DecompressionStream
	});
}
async function ensureCodecStreams(format, codecURI) {
	if (!codecStreams.has(format) && codecURI) setCodecStreams(format, await import(
		/* webpackIgnore: true */
		/* @vite-ignore */
		codecURI
));
}
var ERR_INVALID_CODEC_MODULE, ERR_UNSUPPORTED_COMPRESSION, registeredCodecs, codecStreams;
var init_codec_registry = __esmMin((() => {
	init_constants();
	ERR_INVALID_CODEC_MODULE = "Invalid codec module";
	ERR_UNSUPPORTED_COMPRESSION = "Compression method not supported";
	registeredCodecs = /* @__PURE__ */ new Map();
	codecStreams = /* @__PURE__ */ new Map();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/zip-entry-stream.js
function pipeThroughGzipDecompressionStream(readable, gzipStream, outputSize, crc32, sourceErrors) {
	const writer = gzipStream.writable.getWriter();
	const reader = gzipStream.readable.getReader();
	const outputCrc32 = crc32 === void 0 ? new Crc32() : void 0;
	let outputLength = 0;
	let trailerWritten = false;
	let settled = false;
	let resolvePull, controller;
	const output = new ReadableStream({
		start(streamController) {
			controller = streamController;
		},
		pull() {
			resumePump();
		},
		cancel(reason) {
			settled = true;
			resumePump();
			return reader.cancel(reason);
		}
	});
	pump();
	drain();
	return output;
	async function pump() {
		const inputReader = readable.getReader();
		try {
			const header = new Uint8Array(GZIP_HEADER_LENGTH);
			header.set(GZIP_HEADER_BYTES);
			await writer.write(header);
			for (;;) {
				await outputCapacity();
				await writer.ready;
				const { value, done } = await readSource(inputReader, sourceErrors);
				if (done) break;
				await writer.write(value);
			}
			if (outputCrc32) await writer.write(/* @__PURE__ */ new Uint8Array(0));
			const trailer = new Uint8Array(GZIP_TRAILER_LENGTH);
			const dataView = getDataView(trailer);
			dataView.setUint32(0, outputCrc32 ? outputCrc32.get() : crc32, true);
			dataView.setUint32(4, outputSize, true);
			trailerWritten = true;
			await writer.write(trailer);
			await writer.close();
		} catch (error) {
			await abort(writer, error);
			await cancel(inputReader, error);
		}
	}
	async function drain() {
		try {
			for (;;) {
				const { value, done } = await read();
				if (done) break;
				outputLength += value.length;
				if (outputLength > outputSize) throw new Error(ERR_INVALID_UNCOMPRESSED_SIZE);
				if (outputCrc32) outputCrc32.append(value);
				controller.enqueue(value);
			}
			if (!settled) {
				settled = true;
				controller.close();
			}
		} catch (error) {
			fail(error);
			await cancel(reader, error);
		}
	}
	function read() {
		return reader.read().catch((error) => {
			if (trailerWritten) {
				if (!outputCrc32) throw mapError(error, ERR_INVALID_CRC32);
				if (outputLength != outputSize) throw mapError(error, ERR_INVALID_UNCOMPRESSED_SIZE);
				return { done: true };
			}
			throw mapCodecError(error, sourceErrors);
		});
	}
	function outputCapacity() {
		if (!settled && controller.desiredSize <= 0) return new Promise((resolve) => resolvePull = resolve);
	}
	function resumePump() {
		if (resolvePull) {
			const resolve = resolvePull;
			resolvePull = void 0;
			resolve();
		}
	}
	function fail(error) {
		if (!settled) {
			settled = true;
			controller.error(error);
			resumePump();
		}
	}
}
function supportsFormat(StreamClass, format) {
	if (!StreamClass) return false;
	let supportByFormat = formatSupportByStream.get(StreamClass);
	if (!supportByFormat) {
		supportByFormat = /* @__PURE__ */ new Map();
		formatSupportByStream.set(StreamClass, supportByFormat);
	}
	let supported = supportByFormat.get(format);
	if (supported === void 0) {
		try {
			new StreamClass(format);
			supported = true;
		} catch {
			supported = false;
		}
		supportByFormat.set(format, supported);
	}
	return supported;
}
function supportsDeflateRaw(StreamClass) {
	return supportsFormat(StreamClass, FORMAT_DEFLATE_RAW);
}
function setReadable(stream, readable, flush) {
	readable = pipeThrough(readable, new TransformStream({ flush }));
	Object.defineProperty(stream, "readable", { get() {
		return readable;
	} });
}
function createCodecStream(CodecStreamClass, format, options) {
	if (!CodecStreamClass) throw new Error(ERR_UNSUPPORTED_COMPRESSION);
	return new CodecStreamClass(format, options);
}
function getGzipCodecStream(useCompressionStream, CodecStreamNative, CodecStreamFallback) {
	if (useCompressionStream && CodecStreamNative) return CodecStreamNative;
	else if (CodecStreamFallback && CodecStreamFallback.requiresModule) return CodecStreamFallback;
}
function pipeThroughCompressionStream(readable, useCompressionStream, options, CompressionStreamNative, CompressionStreamFallback, sourceErrors) {
	const Stream = useCompressionStream && CompressionStreamNative ? CompressionStreamNative : CompressionStreamFallback || CompressionStreamNative;
	const format = options.deflate64 ? FORMAT_DEFLATE64_RAW : FORMAT_DEFLATE_RAW;
	let codecStream;
	try {
		codecStream = new Stream(format, options);
	} catch (error) {
		if (useCompressionStream && CompressionStreamFallback && Stream != CompressionStreamFallback) codecStream = new CompressionStreamFallback(format, options);
		else throw error;
	}
	return pipeThroughBackpressured(readable, codecStream, sourceErrors);
}
function pipeThrough(readable, transformStream) {
	return toCompatibleReadable(readable).pipeThrough(transformStream);
}
function pipeThroughBackpressured(readable, transformStream, sourceErrors) {
	const writer = transformStream.writable.getWriter();
	const reader = readable.getReader();
	pump();
	return transformStream.readable;
	async function pump() {
		try {
			for (;;) {
				await writer.ready;
				const result = await readSource(reader, sourceErrors);
				if (result.done) {
					await writer.close();
					break;
				}
				await writer.write(result.value);
			}
		} catch (error) {
			await abort(writer, error);
			await cancel(reader, error);
		}
	}
}
async function abort(writer, error) {
	try {
		await writer.abort(error);
	} catch {}
}
async function cancel(reader, error) {
	try {
		await reader.cancel(error);
	} catch {}
}
function readSource(reader, sourceErrors) {
	const result = reader.read();
	return sourceErrors ? result.catch((error) => {
		sourceErrors.add(error);
		throw error;
	}) : result;
}
function mapCodecError(error, sourceErrors) {
	if (sourceErrors.has(error)) return error;
	return mapError(error, isMemoryError(error) ? ERR_CODEC_OUT_OF_MEMORY : ERR_INVALID_COMPRESSED_DATA);
}
function mapMemoryError(error) {
	return isMemoryError(error) ? mapError(error, ERR_CODEC_OUT_OF_MEMORY) : error;
}
function isMemoryError(error) {
	return isErrorObject(error) && error.code == Z_MEM_ERROR_CODE;
}
function mapError(error, message) {
	const mappedError = new Error(message);
	mappedError.cause = error;
	return mappedError;
}
function mapInflateStreamError(readable, sourceErrors) {
	const reader = readable.getReader();
	return new ReadableStream({
		async pull(controller) {
			try {
				const { value, done } = await reader.read();
				if (done) controller.close();
				else controller.enqueue(value);
			} catch (error) {
				await cancel(reader, error);
				throw mapCodecError(error, sourceErrors);
			}
		},
		cancel(reason) {
			return reader.cancel(reason);
		}
	});
}
var ERR_INVALID_UNCOMPRESSED_SIZE, ERR_INVALID_COMPRESSED_DATA, ERR_CODEC_OUT_OF_MEMORY, ERR_INVALID_CRC32, Z_MEM_ERROR_CODE, FORMAT_DEFLATE_RAW, FORMAT_DEFLATE64_RAW, FORMAT_GZIP, GZIP_HEADER_LENGTH, GZIP_TRAILER_LENGTH, GZIP_HEADER_BYTES, DeflateStream, GzipToRawDeflateStream, InflateStream, formatSupportByStream;
var init_zip_entry_stream = __esmMin((() => {
	init_crc32();
	init_crc32_stream();
	init_aes_crypto_stream();
	init_zip_crypto_stream();
	init_common_crypto();
	init_constants();
	init_array();
	init_compatible_streams();
	init_error();
	init_codec_registry();
	ERR_INVALID_UNCOMPRESSED_SIZE = "Invalid uncompressed size";
	ERR_INVALID_COMPRESSED_DATA = "Invalid compressed data";
	ERR_CODEC_OUT_OF_MEMORY = "Codec out of memory";
	ERR_INVALID_CRC32 = "Invalid CRC32";
	Z_MEM_ERROR_CODE = "Z_MEM_ERROR";
	FORMAT_DEFLATE_RAW = "deflate-raw";
	FORMAT_DEFLATE64_RAW = "deflate64-raw";
	FORMAT_GZIP = "gzip";
	GZIP_HEADER_LENGTH = 10;
	GZIP_TRAILER_LENGTH = 8;
	GZIP_HEADER_BYTES = [
		31,
		139,
		8
	];
	DeflateStream = class extends TransformStream {
		constructor(options, { chunkSize, CompressionStreamFallback, CompressionStream }) {
			super({});
			const { compressed, encrypted, useCompressionStream, zipCrypto, computeCrc32, level, deflate64, format, compressionMethod, inputSize } = options;
			const stream = this;
			let crc32Stream, encryptionStream, gzipCrc32Stream;
			let readable = super.readable;
			const codecStreams = format && getCodecStreams(format);
			const GzipCompressionStream = getGzipCodecStream(useCompressionStream, CompressionStream, CompressionStreamFallback);
			const useGzipCrc32 = computeCrc32 && compressed && !deflate64 && !codecStreams && (!encrypted || zipCrypto) && Boolean(GzipCompressionStream);
			if ((!encrypted || zipCrypto) && computeCrc32 && !useGzipCrc32) {
				crc32Stream = new Crc32Stream();
				readable = pipeThrough(readable, crc32Stream);
			}
			if (compressed) {
				if (codecStreams) readable = pipeThroughBackpressured(readable, createCodecStream(codecStreams.CompressionStream, format, {
					level,
					chunkSize,
					compressionMethod,
					uncompressedSize: inputSize
				}));
				else if (useGzipCrc32) {
					gzipCrc32Stream = new GzipToRawDeflateStream();
					readable = pipeThroughBackpressured(readable, new GzipCompressionStream(FORMAT_GZIP, {
						level,
						chunkSize
					}));
					readable = pipeThrough(readable, gzipCrc32Stream);
				} else try {
					readable = pipeThroughCompressionStream(readable, useCompressionStream, {
						level,
						chunkSize
					}, CompressionStream, CompressionStreamFallback);
				} catch (error) {
					if (!useCompressionStream && CompressionStreamFallback) throw mapMemoryError(error);
					let gzipStream;
					try {
						gzipStream = new CompressionStream(FORMAT_GZIP);
					} catch {
						throw mapMemoryError(error);
					}
					readable = pipeThroughBackpressured(readable, gzipStream);
					readable = pipeThrough(readable, new GzipToRawDeflateStream());
				}
			}
			if (encrypted) {
				if (zipCrypto) readable = pipeThrough(readable, new ZipCryptoEncryptionStream(options));
				else {
					encryptionStream = new AESEncryptionStream(options);
					readable = pipeThrough(readable, encryptionStream);
				}
			}
			setReadable(stream, readable, () => {
				if ((!encrypted || zipCrypto) && computeCrc32) stream.crc32 = useGzipCrc32 ? gzipCrc32Stream.crc32 : new DataView(crc32Stream.value.buffer).getUint32(0);
			});
		}
	};
	GzipToRawDeflateStream = class extends TransformStream {
		constructor() {
			let stream;
			let headerBytesLeft = GZIP_HEADER_LENGTH;
			let trailerCandidate = /* @__PURE__ */ new Uint8Array(0);
			super({
				transform(chunk, controller) {
					if (headerBytesLeft) {
						const droppedLength = Math.min(headerBytesLeft, chunk.length);
						headerBytesLeft -= droppedLength;
						chunk = chunk.subarray(droppedLength);
						if (!chunk.length) return;
					}
					const availableLength = trailerCandidate.length + chunk.length;
					if (availableLength <= GZIP_TRAILER_LENGTH) {
						trailerCandidate = concat(trailerCandidate, chunk);
						return;
					}
					const emitLength = availableLength - GZIP_TRAILER_LENGTH;
					const emittedFromTrailer = Math.min(emitLength, trailerCandidate.length);
					controller.enqueue(concat(trailerCandidate.subarray(0, emittedFromTrailer), chunk.subarray(0, emitLength - emittedFromTrailer)));
					trailerCandidate = concat(trailerCandidate.subarray(emittedFromTrailer), chunk.subarray(emitLength - emittedFromTrailer));
				},
				flush() {
					const dataView = getDataView(trailerCandidate);
					stream.crc32 = dataView.getUint32(0, true);
					stream.uncompressedSize = dataView.getUint32(4, true);
				}
			});
			stream = this;
		}
	};
	InflateStream = class extends TransformStream {
		constructor(options, { chunkSize, DecompressionStreamFallback, DecompressionStream }) {
			super({});
			const { zipCrypto, encrypted, checkCrc32, crc32, compressed, useCompressionStream, deflate64, format, compressionMethod, rawBitFlag, outputSize } = options;
			let crc32Stream, decryptionStream, gzipCrc32;
			let readable = super.readable;
			if (encrypted) {
				if (zipCrypto) readable = pipeThrough(readable, new ZipCryptoDecryptionStream(options));
				else {
					decryptionStream = new AESDecryptionStream(options);
					readable = pipeThrough(readable, decryptionStream);
				}
			}
			if (compressed) {
				const sourceErrors = /* @__PURE__ */ new Set();
				const codecStreams = format && getCodecStreams(format);
				let gzipStream;
				if (codecStreams) readable = pipeThroughBackpressured(readable, createCodecStream(codecStreams.DecompressionStream, format, {
					chunkSize,
					compressionMethod,
					rawBitFlag,
					uncompressedSize: outputSize
				}), sourceErrors);
				else {
					const GzipDecompressionStream = getGzipCodecStream(useCompressionStream, DecompressionStream, DecompressionStreamFallback);
					if (checkCrc32 && !deflate64 && crc32 !== void 0 && outputSize !== void 0 && GzipDecompressionStream) try {
						gzipStream = new GzipDecompressionStream(FORMAT_GZIP, { chunkSize });
					} catch {
						gzipStream = void 0;
					}
					if (!gzipStream) try {
						readable = pipeThroughCompressionStream(readable, useCompressionStream, {
							chunkSize,
							deflate64
						}, DecompressionStream, DecompressionStreamFallback, sourceErrors);
					} catch (error) {
						if (deflate64 || outputSize === void 0 || !useCompressionStream && DecompressionStreamFallback) throw mapMemoryError(error);
						try {
							gzipStream = new DecompressionStream(FORMAT_GZIP);
						} catch {
							throw mapMemoryError(error);
						}
					}
				}
				if (gzipStream) {
					gzipCrc32 = true;
					readable = pipeThroughGzipDecompressionStream(readable, gzipStream, outputSize, crc32, sourceErrors);
				} else readable = mapInflateStreamError(readable, sourceErrors);
			}
			if (checkCrc32 && !gzipCrc32) {
				crc32Stream = new Crc32Stream();
				readable = pipeThrough(readable, crc32Stream);
			}
			setReadable(this, readable, () => {
				if (crc32Stream) {
					const computedCrc32 = new DataView(crc32Stream.value.buffer).getUint32(0, false);
					if (crc32 != computedCrc32) throw new Error(ERR_INVALID_CRC32);
				}
			});
		}
	};
	formatSupportByStream = /* @__PURE__ */ new Map();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/streams/codec-stream.js
var DEFAULT_CHUNK_SIZE, CODEC_DEFLATE, CODEC_INFLATE, CodecStream, ChunkStream;
var init_codec_stream = __esmMin((() => {
	init_constants();
	init_zip_entry_stream();
	DEFAULT_CHUNK_SIZE = 262144;
	CODEC_DEFLATE = "deflate";
	CODEC_INFLATE = "inflate";
	CodecStream = class extends TransformStream {
		constructor(options, config) {
			super({});
			const codec = this;
			const { codecType } = options;
			let Stream;
			if (codecType.startsWith("deflate")) Stream = DeflateStream;
			else if (codecType.startsWith("inflate")) Stream = InflateStream;
			codec.outputSize = 0;
			let inputSize = 0;
			const stream = new Stream(options, config);
			const readable = super.readable;
			const inputSizeStream = new TransformStream({
				transform(chunk, controller) {
					if (chunk && chunk.length) {
						inputSize += chunk.length;
						controller.enqueue(chunk);
					}
				},
				flush() {
					Object.assign(codec, { inputSize });
				}
			});
			const outputSizeStream = new TransformStream({
				transform(chunk, controller) {
					if (chunk && chunk.length) {
						controller.enqueue(chunk);
						codec.outputSize += chunk.length;
						if (options.outputSize !== void 0 && codec.outputSize > options.outputSize) throw new Error(ERR_INVALID_UNCOMPRESSED_SIZE);
					}
				},
				flush() {
					const { crc32 } = stream;
					Object.assign(codec, {
						crc32,
						inputSize
					});
				}
			});
			Object.defineProperty(codec, "readable", { get() {
				return readable.pipeThrough(inputSizeStream).pipeThrough(stream).pipeThrough(outputSizeStream);
			} });
		}
	};
	ChunkStream = class extends TransformStream {
		constructor(chunkSize) {
			const pendingChunks = [];
			let pendingLength = 0;
			let outputSize = 0;
			if (!Number.isFinite(chunkSize) || chunkSize < 1) chunkSize = DEFAULT_CHUNK_SIZE;
			super({
				transform(chunk, controller) {
					pendingChunks.push(chunk);
					pendingLength += chunk.length;
					while (pendingLength > chunkSize) {
						outputSize += chunkSize;
						controller.enqueue(shiftChunk());
					}
				},
				flush(controller) {
					if (pendingLength) {
						outputSize += pendingLength;
						controller.enqueue(concatChunks(pendingChunks, pendingLength));
					}
				}
			});
			Object.defineProperty(this, "outputSize", { get: () => outputSize });
			function shiftChunk() {
				const result = new Uint8Array(chunkSize);
				let resultOffset = 0;
				while (resultOffset < chunkSize) {
					const firstChunk = pendingChunks[0];
					const remainingLength = chunkSize - resultOffset;
					if (firstChunk.length <= remainingLength) {
						result.set(firstChunk, resultOffset);
						resultOffset += firstChunk.length;
						pendingChunks.shift();
					} else {
						result.set(firstChunk.subarray(0, remainingLength), resultOffset);
						pendingChunks[0] = firstChunk.subarray(remainingLength);
						resultOffset += remainingLength;
					}
				}
				pendingLength -= chunkSize;
				return result;
			}
			function concatChunks(chunks, length) {
				const result = new Uint8Array(length);
				let offset = 0;
				for (const chunk of chunks) {
					result.set(chunk, offset);
					offset += chunk.length;
				}
				return result;
			}
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/codec-worker.js
async function loadModule(config) {
	if (initModule) try {
		await initModule(config);
		return true;
	} catch {}
	return false;
}
async function callHandler(handler, ...parameters) {
	try {
		await handler(...parameters);
	} catch {}
}
function createWorkerInterface(workerData, config) {
	return { run: () => runWorker$1(workerData, config) };
}
async function runWorker$1({ options, readable, writable, onTaskFinished, workerOptions }, config) {
	let codecStream, chunkStream, modulePromise;
	try {
		if (options.compressed && !options.format) {
			const deflate = options.codecType.startsWith(CODEC_DEFLATE);
			const FallbackStream = deflate ? config.CompressionStreamFallback : config.DecompressionStreamFallback;
			const NativeStream = deflate ? config.CompressionStream : config.DecompressionStream;
			if (!options.useCompressionStream) {
				if (!await moduleLoaded() && (!FallbackStream || FallbackStream.requiresModule)) options.useCompressionStream = true;
			} else if (FallbackStream && FallbackStream.requiresModule && !supportsDeflateRaw(NativeStream)) await moduleLoaded();
		}
		if (options.encrypted && !options.zipCrypto) await moduleLoaded();
		codecStream = new CodecStream(options, config);
		chunkStream = new ChunkStream(getChunkSize(config));
		const { signal } = workerOptions.streamOptions;
		await readable.pipeThrough(codecStream).pipeThrough(chunkStream).pipeTo(writable, {
			preventClose: true,
			preventAbort: true,
			signal
		});
		const { crc32, inputSize, outputSize } = codecStream;
		return {
			crc32,
			inputSize,
			outputSize
		};
	} catch (error) {
		if (codecStream) {
			const outputSize = chunkStream ? chunkStream.outputSize : 0;
			workerOptions.outputSize = outputSize;
			if (isErrorObject(error)) try {
				error.outputSize = outputSize;
			} catch {}
		}
		throw error;
	} finally {
		onTaskFinished();
	}
	function moduleLoaded() {
		if (!modulePromise) modulePromise = loadModule(config);
		return modulePromise;
	}
}
var webWorkerSupported, initModule, CodecWorker, ProgressWatcherStream;
var init_codec_worker = __esmMin((() => {
	init_constants();
	init_configuration();
	init_error();
	init_codec_stream();
	initModule = () => {};
	CodecWorker = class {
		constructor(workerData, { readable, writable }, workerOptions, onTaskFinished) {
			const { options, config, streamOptions, useWebWorkers, workerURI } = workerOptions;
			let { createWorker } = workerOptions;
			const { signal } = streamOptions;
			Object.assign(workerData, {
				busy: true,
				generation: (workerData.generation || 0) + 1,
				readable: readable.pipeThrough(new ChunkStream(getChunkSize(config))).pipeThrough(new ProgressWatcherStream(streamOptions), { signal }),
				writable,
				options: Object.assign({}, options),
				workerOptions,
				workerURI,
				createWorker,
				terminate() {
					return new Promise((resolve) => {
						const { worker, busy } = workerData;
						if (busy) {
							workerData.terminateResolvers = workerData.terminateResolvers || [];
							workerData.terminateResolvers.push(resolve);
						} else {
							if (worker) {
								worker.terminate();
								workerData.worker = null;
							}
							resolve();
						}
						workerData.interface = null;
					});
				},
				onTaskFinished() {
					if (workerData.busy) {
						const { terminateResolvers, worker } = workerData;
						if (terminateResolvers) {
							workerData.terminateResolvers = null;
							if (worker) {
								workerData.terminated = true;
								worker.terminate();
							}
						}
						workerData.busy = false;
						const pendingTasks = onTaskFinished(workerData);
						if (terminateResolvers) terminateResolvers.forEach((resolve) => resolve(pendingTasks));
					}
				}
			});
			if (webWorkerSupported === void 0) webWorkerSupported = typeof Worker != UNDEFINED_TYPE;
			return createWorkerInterface(workerData, config);
		}
	};
	ProgressWatcherStream = class extends TransformStream {
		constructor({ onstart, onprogress, size, onend }) {
			let chunkOffset = 0;
			super({
				async start() {
					if (onstart) await callHandler(onstart, size);
				},
				async transform(chunk, controller) {
					chunkOffset += chunk.length;
					if (onprogress) await callHandler(onprogress, chunkOffset, size);
					controller.enqueue(chunk);
				},
				async flush() {
					if (onend) await callHandler(onend, chunkOffset);
				}
			});
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/codec-pool.js
async function runWorker(stream, workerOptions) {
	const { options, config } = workerOptions;
	const { useWebWorkers, useCompressionStream, compressed, checkCrc32, computeCrc32, encrypted, format, codecURI } = options;
	const { workerURI, createWorker, maxWorkers } = config;
	if (format) {
		if (codecURI) options.codecURI = resolveCodecURI(codecURI, config.baseURI);
		await ensureCodecStreams(format, options.codecURI);
	}
	const streamCopy = !compressed && !checkCrc32 && !computeCrc32 && !encrypted;
	const workerSupported = format === void 0 || Boolean(options.codecURI);
	workerOptions.useWebWorkers = !streamCopy && workerSupported && (useWebWorkers || useWebWorkers === void 0 && config.useWebWorkers);
	workerOptions.workerURI = workerOptions.useWebWorkers && workerURI ? workerURI : void 0;
	workerOptions.createWorker = workerOptions.useWebWorkers && createWorker ? createWorker : void 0;
	options.useCompressionStream = useCompressionStream || useCompressionStream === void 0 && config.useCompressionStream;
	return (await getWorker()).run();
	async function getWorker() {
		const workerData = pool.find((workerData) => !workerData.busy);
		if (workerData) {
			clearTerminateTimeout(workerData);
			return new CodecWorker(workerData, stream, workerOptions, onTaskFinished);
		} else if (pool.length < maxWorkers) {
			const workerData = { indexWorker };
			indexWorker++;
			pool.push(workerData);
			return new CodecWorker(workerData, stream, workerOptions, onTaskFinished);
		} else return new Promise((resolve) => {
			pendingRequests.push({
				resolve,
				stream,
				workerOptions
			});
			starvationDelay = config.workerStarvationTimeout;
			armStarvationTimeout();
		});
	}
	function onTaskFinished(workerData) {
		clearStarvationTimeout();
		if (workerData.terminated) {
			workerData.terminated = false;
			return runPendingRequestsInline();
		} else if (pendingRequests.length) {
			const [{ resolve, stream, workerOptions }] = pendingRequests.splice(0, 1);
			resolve(new CodecWorker(workerData, stream, workerOptions, onTaskFinished));
			armStarvationTimeout();
		} else if (workerData.worker) {
			clearTerminateTimeout(workerData);
			terminateWorker(workerData, workerOptions);
		} else pool = pool.filter((data) => data != workerData);
	}
}
function resolveCodecURI(codecURI, baseURI) {
	try {
		return new URL(codecURI, baseURI).toString();
	} catch {
		return codecURI;
	}
}
function armStarvationTimeout() {
	if (!starvationTimeout && pendingRequests.length && Number.isFinite(starvationDelay) && starvationDelay >= 0) starvationTimeout = setTimeout(onWorkerStarvation, starvationDelay);
}
function clearStarvationTimeout() {
	if (starvationTimeout) {
		clearTimeout(starvationTimeout);
		starvationTimeout = null;
	}
}
function onWorkerStarvation() {
	starvationTimeout = null;
	if (pendingRequests.length) {
		const [{ resolve, stream, workerOptions }] = pendingRequests.splice(0, 1);
		resolve(new CodecWorker({}, stream, getInlineWorkerOptions(workerOptions), onInlineTaskFinished));
		armStarvationTimeout();
	}
}
function runPendingRequestsInline() {
	const tasks = pendingRequests.splice(0).map(({ resolve, stream, workerOptions }) => new Promise((resolveTask) => {
		resolve(new CodecWorker({}, stream, getInlineWorkerOptions(workerOptions), () => {
			onInlineTaskFinished();
			resolveTask();
		}));
	}));
	clearStarvationTimeout();
	return Promise.all(tasks);
}
function getInlineWorkerOptions(workerOptions) {
	return Object.assign({}, workerOptions, {
		useWebWorkers: false,
		workerURI: void 0,
		createWorker: void 0
	});
}
function onInlineTaskFinished() {
	clearStarvationTimeout();
	armStarvationTimeout();
}
function terminateWorker(workerData, workerOptions) {
	const { config } = workerOptions;
	const { terminateWorkerTimeout } = config;
	if (Number.isFinite(terminateWorkerTimeout) && terminateWorkerTimeout >= 0) workerData.terminateTimeout = setTimeout(async () => {
		pool = pool.filter((data) => data != workerData);
		try {
			await workerData.terminate();
		} catch {}
	}, terminateWorkerTimeout);
}
function clearTerminateTimeout(workerData) {
	const { terminateTimeout } = workerData;
	if (terminateTimeout) {
		clearTimeout(terminateTimeout);
		workerData.terminateTimeout = null;
	}
}
var pool, pendingRequests, starvationTimeout, starvationDelay, indexWorker;
var init_codec_pool = __esmMin((() => {
	init_constants();
	init_codec_stream();
	init_codec_registry();
	init_codec_worker();
	pool = [];
	pendingRequests = [];
	indexWorker = 0;
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/decode-cp437.js
function decodeCP437(stringValue) {
	let result = "";
	for (let indexCharacter = 0; indexCharacter < stringValue.length; indexCharacter++) result += CP437[stringValue[indexCharacter]];
	return result;
}
var CP437;
var init_decode_cp437 = __esmMin((() => {
	CP437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0".split("");
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/decode-text.js
function decodeText(value, encoding) {
	return decode(value, encoding, true);
}
function isUTF8Text(value) {
	if (value.some((byte) => byte > 127)) try {
		new TextDecoder("utf-8", { fatal: true }).decode(value);
		return true;
	} catch {
		return false;
	}
	else return false;
}
function decode(value, encoding, ignoreBOM) {
	if (encoding && encoding.trim().toLowerCase() == "cp437") return decodeCP437(value);
	else return new TextDecoder(encoding, { ignoreBOM }).decode(value);
}
var init_decode_text = __esmMin((() => {
	init_decode_cp437();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/io.js
function probeBlobSliceReliability() {
	blobSliceProbe = (async () => {
		try {
			const streamReader = new Blob([/* @__PURE__ */ new Uint8Array(3)]).slice(1, 2).stream().getReader();
			let streamedLength = 0;
			let result = await streamReader.read();
			while (!result.done) {
				streamedLength += result.value.length;
				result = await streamReader.read();
			}
			blobSliceReliable = streamedLength == 1;
		} catch {
			blobSliceReliable = false;
		}
	})();
}
function ownsWritable(writer) {
	return Boolean(writer && writer.getData);
}
async function initStream(stream, initSize) {
	if (stream.init && !stream.initialized) await stream.init(initSize);
	else return Promise.resolve();
}
async function initDiskReader(diskReader) {
	diskReader = new GenericReader(diskReader);
	await initStream(diskReader);
	if (diskReader.size === void 0 || !diskReader.readUint8Array) {
		diskReader = new BlobReader(await streamToBlob(diskReader.readable));
		await initStream(diskReader);
	}
	return diskReader;
}
function readUint8Array(reader, offset, size) {
	return reader.readUint8Array(offset, size);
}
var ERR_ITERATOR_COMPLETED_TOO_SOON, ERR_WRITER_SIZE_NOT_WRITABLE, PROPERTY_NAME_WRITABLE, DISK_BOUNDARY, Stream, Reader, blobSliceReliable, blobSliceProbe, BlobReader, SplitDataReader, SplitDataWriter, GenericReader, GenericWriter;
var init_io = __esmMin((() => {
	init_constants();
	init_configuration();
	init_array();
	init_compatible_streams();
	ERR_ITERATOR_COMPLETED_TOO_SOON = "Writer iterator completed too soon";
	ERR_WRITER_SIZE_NOT_WRITABLE = "Invalid writer (size must be writable)";
	PROPERTY_NAME_WRITABLE = "writable";
	DISK_BOUNDARY = Symbol();
	Stream = class {
		constructor() {
			this.size = 0;
		}
		init() {
			this.initialized = true;
		}
	};
	Reader = class extends Stream {
		get readable() {
			return this.createReadable();
		}
		createReadable({ offset = 0, size, chunkSize = getChunkSize(getConfiguration()) } = {}) {
			const reader = this;
			let chunkOffset = 0;
			chunkSize = normalizeChunkSize(chunkSize);
			return new ReadableStream({ async pull(controller) {
				const dataSize = size === void 0 ? chunkSize : Math.min(chunkSize, size - chunkOffset);
				const data = await readUint8Array(reader, offset + chunkOffset, dataSize);
				if (data.length) {
					controller.enqueue(data);
					chunkOffset += data.length;
				}
				if (size !== void 0 && chunkOffset >= size || !data.length && dataSize) controller.close();
			} });
		}
	};
	BlobReader = class extends Reader {
		constructor(blob) {
			super();
			Object.assign(this, {
				sourceBlob: blob,
				size: blob.size
			});
			if (!blobSliceProbe) probeBlobSliceReliability();
		}
		createReadable(options) {
			const { sourceBlob, size } = this;
			const { offset = 0, size: readSize = size - offset } = options || {};
			if (typeof sourceBlob.stream == "function") {
				if (!offset && readSize >= size) return toCompatibleReadable(sourceBlob.stream());
				if (blobSliceReliable) return toCompatibleReadable(sourceBlob.slice(offset, offset + readSize).stream());
			}
			return super.createReadable(options);
		}
		async readUint8Array(offset, length) {
			const reader = this;
			const offsetEnd = offset + length;
			let arrayBuffer = await (!offset && offsetEnd >= reader.size ? reader.sourceBlob : reader.sourceBlob.slice(offset, offsetEnd)).arrayBuffer();
			if (arrayBuffer.byteLength > length) arrayBuffer = arrayBuffer.slice(offset, offsetEnd);
			return new Uint8Array(arrayBuffer);
		}
	};
	SplitDataReader = class extends Reader {
		constructor(readers) {
			super();
			this.readers = readers;
		}
		async init() {
			const reader = this;
			reader.lastDiskNumber = 0;
			reader.diskOffsets = (reader.readers = await Promise.all(reader.readers.map(initDiskReader))).map((diskReader) => {
				const diskOffset = reader.size;
				reader.size += diskReader.size;
				return diskOffset;
			});
			super.init();
		}
		getDiskOffset(diskNumber) {
			const { diskOffsets, size } = this;
			const diskOffset = diskOffsets[diskNumber];
			return diskOffset === void 0 ? size : diskOffset;
		}
		async readUint8Array(offset, length) {
			const reader = this;
			const { readers } = this;
			let result;
			let currentDiskNumber = 0;
			let currentReaderOffset = offset;
			while (readers[currentDiskNumber] && currentReaderOffset >= readers[currentDiskNumber].size) {
				currentReaderOffset -= readers[currentDiskNumber].size;
				currentDiskNumber++;
			}
			const currentReader = readers[currentDiskNumber];
			if (currentReader) {
				const currentReaderSize = currentReader.size;
				if (currentReaderOffset + length <= currentReaderSize) result = await readUint8Array(currentReader, currentReaderOffset, length);
				else {
					const chunkLength = currentReaderSize - currentReaderOffset;
					result = concat(await readUint8Array(currentReader, currentReaderOffset, chunkLength), await reader.readUint8Array(offset + chunkLength, length - chunkLength));
				}
			} else result = EMPTY_UINT8_ARRAY;
			reader.lastDiskNumber = Math.max(currentDiskNumber, reader.lastDiskNumber);
			return result;
		}
	};
	SplitDataWriter = class extends Stream {
		constructor(writerGenerator, maxSize = 4294967295) {
			super();
			const writer = this;
			Object.assign(writer, {
				diskNumber: 0,
				diskOffset: 0,
				size: 0,
				maxSize,
				availableSize: maxSize
			});
			let diskSourceWriter, diskWritable, diskWriter;
			const writable = new WritableStream({
				async write(chunk) {
					if (chunk === DISK_BOUNDARY) {
						if (diskWriter) await endDisk();
						return;
					}
					const { availableSize } = writer;
					if (!diskWriter) {
						const { value, done } = await writerGenerator.next();
						if (done && !value) throw new Error(ERR_ITERATOR_COMPLETED_TOO_SOON);
						else {
							diskSourceWriter = value;
							diskSourceWriter.size = 0;
							if (diskSourceWriter.maxSize) writer.maxSize = diskSourceWriter.maxSize;
							writer.availableSize = writer.maxSize;
							await initStream(diskSourceWriter);
							diskWritable = value.writable;
							diskWriter = diskWritable.getWriter();
						}
						await this.write(chunk);
					} else if (chunk.length >= availableSize) {
						await writeChunk(chunk.subarray(0, availableSize));
						await endDisk();
						if (chunk.length > availableSize) await this.write(chunk.subarray(availableSize));
					} else await writeChunk(chunk);
				},
				async close() {
					if (diskWriter) {
						await diskWriter.ready;
						await closeDiskWriter();
					}
				},
				async abort(reason) {
					if (diskWriter) await diskWriter.abort(reason);
				}
			});
			Object.defineProperty(writer, PROPERTY_NAME_WRITABLE, { get() {
				return writable;
			} });
			async function writeChunk(chunk) {
				const chunkLength = chunk.length;
				if (chunkLength) {
					await diskWriter.ready;
					await diskWriter.write(chunk);
					diskSourceWriter.size += chunkLength;
					writer.availableSize -= chunkLength;
				}
			}
			async function endDisk() {
				await closeDiskWriter();
				writer.diskOffset += diskSourceWriter.size;
				writer.diskNumber++;
				diskWriter = null;
				writer.availableSize = writer.maxSize;
			}
			async function closeDiskWriter() {
				await diskWriter.close();
			}
		}
		async closeDisk() {
			const streamWriter = this.writable.getWriter();
			try {
				await streamWriter.ready;
				await streamWriter.write(DISK_BOUNDARY);
			} finally {
				streamWriter.releaseLock();
			}
		}
	};
	GenericReader = class {
		constructor(reader) {
			if (Array.isArray(reader)) reader = new SplitDataReader(reader);
			if (reader instanceof ReadableStream || typeof reader.getReader == "function") reader = { readable: toCompatibleReadable(reader) };
			return reader;
		}
	};
	GenericWriter = class {
		constructor(writer) {
			if (writer.writable === void 0 && typeof writer.next == "function") writer = new SplitDataWriter(writer);
			if (writer instanceof WritableStream || typeof writer.getWriter == "function") writer = { writable: toCompatibleWritable(writer) };
			try {
				writer.size = writer.size === void 0 ? 0 : writer.size;
			} catch {
				throw new Error(ERR_WRITER_SIZE_NOT_WRITABLE);
			}
			return writer;
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/util/warnings.js
function addWarning(warnings, reason, filename) {
	if (!warnings.some((warning) => warning.reason == reason)) {
		const warning = { reason };
		if (filename !== void 0) warning.filename = filename;
		warnings.push(warning);
	}
}
var init_warnings = __esmMin((() => {
	init_constants();
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/zip-entry.js
function getEncryptionOverhead(encrypted, zipCrypto, encryptionStrength) {
	return encrypted ? zipCrypto ? 12 : 16 + encryptionStrength * 4 : 0;
}
var PROPERTY_NAME_FILENAME, PROPERTY_NAME_RAW_FILENAME, PROPERTY_NAME_COMMENT, PROPERTY_NAME_RAW_COMMENT, PROPERTY_NAME_UNCOMPRESSED_SIZE, PROPERTY_NAME_COMPRESSED_SIZE, PROPERTY_NAME_OFFSET, PROPERTY_NAME_DISK_NUMBER_START, PROPERTY_NAME_LAST_MODIFICATION_DATE, PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE, PROPERTY_NAME_LAST_ACCESS_DATE, PROPERTY_NAME_RAW_LAST_ACCESS_DATE, PROPERTY_NAME_CREATION_DATE, PROPERTY_NAME_RAW_CREATION_DATE, PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES, PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES, PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW, PROPERTY_NAME_MSDOS_ATTRIBUTES, PROPERTY_NAME_MS_DOS_COMPATIBLE, PROPERTY_NAME_ZIP64, PROPERTY_NAME_ENCRYPTED, PROPERTY_NAME_VERSION, PROPERTY_NAME_VERSION_MADE_BY, PROPERTY_NAME_ZIPCRYPTO, PROPERTY_NAME_DIRECTORY, PROPERTY_NAME_EXECUTABLE, PROPERTY_NAME_SYMLINK, PROPERTY_NAME_COMPRESSION_METHOD, PROPERTY_NAME_SIGNATURE, PROPERTY_NAME_CRC32, PROPERTY_NAME_EXTRA_FIELD, PROPERTY_NAME_EXTRA_FIELD_INFOZIP, PROPERTY_NAME_EXTRA_FIELD_UNIX, PROPERTY_NAME_EXTRA_FIELD_UNIX_TYPE1, PROPERTY_NAME_EXTRA_FIELD_PKWARE_UNIX, PROPERTY_NAME_UNIX_MODE, PROPERTY_NAME_SETUID, PROPERTY_NAME_SETGID, PROPERTY_NAME_STICKY, PROPERTY_NAMES, Entry;
var init_zip_entry = __esmMin((() => {
	PROPERTY_NAME_FILENAME = "filename";
	PROPERTY_NAME_RAW_FILENAME = "rawFilename";
	PROPERTY_NAME_COMMENT = "comment";
	PROPERTY_NAME_RAW_COMMENT = "rawComment";
	PROPERTY_NAME_UNCOMPRESSED_SIZE = "uncompressedSize";
	PROPERTY_NAME_COMPRESSED_SIZE = "compressedSize";
	PROPERTY_NAME_OFFSET = "offset";
	PROPERTY_NAME_DISK_NUMBER_START = "diskNumberStart";
	PROPERTY_NAME_LAST_MODIFICATION_DATE = "lastModDate";
	PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE = "rawLastModDate";
	PROPERTY_NAME_LAST_ACCESS_DATE = "lastAccessDate";
	PROPERTY_NAME_RAW_LAST_ACCESS_DATE = "rawLastAccessDate";
	PROPERTY_NAME_CREATION_DATE = "creationDate";
	PROPERTY_NAME_RAW_CREATION_DATE = "rawCreationDate";
	PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES = "internalFileAttributes";
	PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES = "externalFileAttributes";
	PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW = "msdosAttributesRaw";
	PROPERTY_NAME_MSDOS_ATTRIBUTES = "msdosAttributes";
	PROPERTY_NAME_MS_DOS_COMPATIBLE = "msDosCompatible";
	PROPERTY_NAME_ZIP64 = "zip64";
	PROPERTY_NAME_ENCRYPTED = "encrypted";
	PROPERTY_NAME_VERSION = "version";
	PROPERTY_NAME_VERSION_MADE_BY = "versionMadeBy";
	PROPERTY_NAME_ZIPCRYPTO = "zipCrypto";
	PROPERTY_NAME_DIRECTORY = "directory";
	PROPERTY_NAME_EXECUTABLE = "executable";
	PROPERTY_NAME_SYMLINK = "symlink";
	PROPERTY_NAME_COMPRESSION_METHOD = "compressionMethod";
	PROPERTY_NAME_SIGNATURE = "signature";
	PROPERTY_NAME_CRC32 = "crc32";
	PROPERTY_NAME_EXTRA_FIELD = "extraField";
	PROPERTY_NAME_EXTRA_FIELD_INFOZIP = "extraFieldInfoZip";
	PROPERTY_NAME_EXTRA_FIELD_UNIX = "extraFieldUnix";
	PROPERTY_NAME_EXTRA_FIELD_UNIX_TYPE1 = "extraFieldUnixType1";
	PROPERTY_NAME_EXTRA_FIELD_PKWARE_UNIX = "extraFieldPkwareUnix";
	PROPERTY_NAME_UNIX_MODE = "unixMode";
	PROPERTY_NAME_SETUID = "setuid";
	PROPERTY_NAME_SETGID = "setgid";
	PROPERTY_NAME_STICKY = "sticky";
	PROPERTY_NAMES = [
		PROPERTY_NAME_FILENAME,
		PROPERTY_NAME_RAW_FILENAME,
		PROPERTY_NAME_UNCOMPRESSED_SIZE,
		PROPERTY_NAME_COMPRESSED_SIZE,
		PROPERTY_NAME_LAST_MODIFICATION_DATE,
		PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE,
		PROPERTY_NAME_COMMENT,
		PROPERTY_NAME_RAW_COMMENT,
		PROPERTY_NAME_LAST_ACCESS_DATE,
		PROPERTY_NAME_RAW_LAST_ACCESS_DATE,
		PROPERTY_NAME_CREATION_DATE,
		PROPERTY_NAME_RAW_CREATION_DATE,
		PROPERTY_NAME_OFFSET,
		PROPERTY_NAME_DISK_NUMBER_START,
		PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES,
		PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES,
		PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW,
		PROPERTY_NAME_MSDOS_ATTRIBUTES,
		PROPERTY_NAME_MS_DOS_COMPATIBLE,
		PROPERTY_NAME_ZIP64,
		PROPERTY_NAME_ENCRYPTED,
		PROPERTY_NAME_VERSION,
		PROPERTY_NAME_VERSION_MADE_BY,
		PROPERTY_NAME_ZIPCRYPTO,
		PROPERTY_NAME_DIRECTORY,
		PROPERTY_NAME_EXECUTABLE,
		PROPERTY_NAME_SYMLINK,
		PROPERTY_NAME_COMPRESSION_METHOD,
		PROPERTY_NAME_SIGNATURE,
		PROPERTY_NAME_CRC32,
		PROPERTY_NAME_EXTRA_FIELD,
		PROPERTY_NAME_EXTRA_FIELD_UNIX,
		PROPERTY_NAME_EXTRA_FIELD_INFOZIP,
		PROPERTY_NAME_EXTRA_FIELD_UNIX_TYPE1,
		PROPERTY_NAME_EXTRA_FIELD_PKWARE_UNIX,
		"uid",
		"gid",
		PROPERTY_NAME_UNIX_MODE,
		"unixExternalUpper",
		PROPERTY_NAME_SETUID,
		PROPERTY_NAME_SETGID,
		PROPERTY_NAME_STICKY,
		"bitFlag",
		"rawBitFlag",
		"filenameLength",
		"extraFieldLength",
		"filenameUTF8",
		"commentUTF8",
		"rawExtraField",
		"extraFieldZip64",
		"extraFieldUnicodePath",
		"extraFieldUnicodeComment",
		"extraFieldAES",
		"extraFieldNTFS",
		"extraFieldExtendedTimestamp",
		"extraFieldUSDZ"
	];
	Entry = class {
		constructor(data) {
			PROPERTY_NAMES.forEach((name) => this[name] = data[name]);
		}
	};
}));
// ../../node_modules/.pnpm/@zip.js+zip.js@2.24.0/node_modules/@zip.js/zip.js/lib/core/zip-reader.js
function detectEncryptedCentralDirectory(directoryView) {
	return directoryView.byteLength >= 4 && getUint32(directoryView, 0) == 134630224;
}
function getWrappedFilesLength(directoryView, directoryArray, offset) {
	let wrappedFilesLength = 0;
	while (offset + 46 <= directoryArray.length && getUint32(directoryView, offset) == 33639248) {
		offset += 46 + getUint16(directoryView, offset + 28) + getUint16(directoryView, offset + 30) + getUint16(directoryView, offset + 32);
		wrappedFilesLength++;
	}
	return wrappedFilesLength % 65536 ? 0 : wrappedFilesLength;
}
function pointsAtDirectory(reader, offset) {
	return startsWithSignature(reader, offset, CENTRAL_FILE_HEADER_SIGNATURE);
}
async function startsWithSignature(reader, offset, signature) {
	if (offset < 0 || offset + 4 > reader.size) return false;
	return getUint32(getDataView(await readUint8Array(reader, offset, 4)), 0) == signature;
}
async function findDigitalSignatureRecordOffset(reader, endOffset) {
	const startOffset = Math.max(0, endOffset - (6 + MAX_16_BITS));
	const tailArray = await readUint8Array(reader, startOffset, endOffset - startOffset);
	const tailView = getDataView(tailArray);
	for (let indexByte = tailArray.length - 6; indexByte >= 0; indexByte--) if (getUint32(tailView, indexByte) == 84233040 && indexByte + 6 + getUint16(tailView, indexByte + 4) == tailArray.length) return startOffset + indexByte;
}
async function findZip64EndOfDirectoryOffset(reader, endOffset) {
	const startOffset = Math.max(0, endOffset - (56 + MAX_16_BITS));
	const tailArray = await readUint8Array(reader, startOffset, endOffset - startOffset);
	const tailView = getDataView(tailArray);
	for (let indexByte = tailArray.length - 56; indexByte >= 0; indexByte--) if (getUint32(tailView, indexByte) == 101075792 && indexByte + 12 + Number(tailView.getBigUint64(indexByte + 4, true)) == tailArray.length) return startOffset + indexByte;
}
async function probeLocalHeaders(reader, directoryArray, directoryView, offsetDelta) {
	let result = {
		localHeaderFound: false,
		shiftedLocalHeaderFound: false
	};
	let recordOffset = 0;
	while (recordOffset + 46 <= directoryArray.length && getUint32(directoryView, recordOffset) == 33639248) {
		const localHeaderOffset = getLocalHeaderOffset(directoryArray, directoryView, recordOffset);
		if (localHeaderOffset !== void 0) {
			const localHeaderFound = await startsWithSignature(reader, localHeaderOffset, LOCAL_FILE_HEADER_SIGNATURE);
			const shiftedLocalHeaderFound = await startsWithSignature(reader, localHeaderOffset + offsetDelta, LOCAL_FILE_HEADER_SIGNATURE);
			if (!recordOffset) result = {
				localHeaderFound,
				shiftedLocalHeaderFound
			};
			if (localHeaderFound != shiftedLocalHeaderFound) return {
				localHeaderFound,
				shiftedLocalHeaderFound
			};
		}
		recordOffset += 46 + getUint16(directoryView, recordOffset + 28) + getUint16(directoryView, recordOffset + 30) + getUint16(directoryView, recordOffset + 32);
	}
	return result;
}
function getLocalHeaderOffset(directoryArray, directoryView, recordOffset) {
	const localHeaderOffset = getUint32(directoryView, recordOffset + 42);
	if (localHeaderOffset != 4294967295) return localHeaderOffset;
	let offsetExtraField = recordOffset + 46 + getUint16(directoryView, recordOffset + 28);
	const endExtraField = Math.min(offsetExtraField + getUint16(directoryView, recordOffset + 30), directoryArray.length);
	while (offsetExtraField + 4 <= endExtraField) {
		const type = getUint16(directoryView, offsetExtraField);
		const size = getUint16(directoryView, offsetExtraField + 2);
		if (type == 1) {
			let offsetValue = offsetExtraField + 4;
			if (getUint32(directoryView, recordOffset + 24) == 4294967295) offsetValue += 8;
			if (getUint32(directoryView, recordOffset + 20) == 4294967295) offsetValue += 8;
			return offsetValue + 8 <= endExtraField ? getBigUint64(directoryView, offsetValue) : void 0;
		}
		offsetExtraField += 4 + size;
	}
}
function readDigitalSignature(signatureRecordArray) {
	if (signatureRecordArray.length >= 6) {
		const signatureRecordView = getDataView(signatureRecordArray);
		if (getUint32(signatureRecordView, 0) == 84233040) {
			const signatureDataLength = getUint16(signatureRecordView, 4);
			if (6 + signatureDataLength <= signatureRecordArray.length) return new Uint8Array(signatureRecordArray.subarray(6, 6 + signatureDataLength));
		}
	}
}
function getEncryptedDirectoryDataLength(directoryEncryptionInfo, declaredDirectoryDataLength, directoryDataLength) {
	const encryptedDirectoryDataLength = directoryEncryptionInfo && directoryEncryptionInfo.compressedSize ? directoryEncryptionInfo.compressedSize : declaredDirectoryDataLength;
	return encryptedDirectoryDataLength > 0 && encryptedDirectoryDataLength <= directoryDataLength ? encryptedDirectoryDataLength : directoryDataLength;
}
function getDirectoryEncryptionInfo(rawExtensibleData) {
	const directoryEncryptionInfo = { rawExtensibleData };
	if (rawExtensibleData.length >= 28) {
		const extensibleDataView = getDataView(rawExtensibleData);
		const hashDataLength = getUint16(extensibleDataView, 26);
		Object.assign(directoryEncryptionInfo, {
			compressionMethod: getUint16(extensibleDataView, 0),
			compressedSize: getBigUint64(extensibleDataView, 2),
			uncompressedSize: getBigUint64(extensibleDataView, 10),
			encryptionAlgorithm: getUint16(extensibleDataView, 18),
			bitLength: getUint16(extensibleDataView, 20),
			flags: getUint16(extensibleDataView, 22),
			hashAlgorithm: getUint16(extensibleDataView, 24),
			hashData: rawExtensibleData.subarray(28, 28 + hashDataLength)
		});
	}
	return directoryEncryptionInfo;
}
function readCommonHeader(directory, dataView, offset) {
	const rawBitFlag = directory.rawBitFlag = getUint16(dataView, offset + 2);
	const encrypted = (rawBitFlag & 1) == 1;
	const rawLastModDate = getUint32(dataView, offset + 6);
	Object.assign(directory, {
		encrypted,
		version: getUint16(dataView, offset),
		bitFlag: {
			level: (rawBitFlag & 6) >> 1,
			dataDescriptor: (rawBitFlag & 8) == 8,
			languageEncodingFlag: (rawBitFlag & BITFLAG_LANG_ENCODING_FLAG) == BITFLAG_LANG_ENCODING_FLAG
		},
		rawLastModDate,
		lastModDate: getDate(rawLastModDate),
		filenameLength: getUint16(dataView, offset + 22),
		extraFieldLength: getUint16(dataView, offset + 24)
	});
}
function readCommonFooter(fileEntry, directory, dataView, offset, localDirectory) {
	const { rawExtraField } = directory;
	const extraField = directory.extraField = /* @__PURE__ */ new Map();
	const rawExtraFieldView = getDataView(rawExtraField);
	let offsetExtraField = 0;
	let malformedExtraField = false;
	try {
		while (offsetExtraField < rawExtraField.length) {
			const type = getUint16(rawExtraFieldView, offsetExtraField);
			const size = getUint16(rawExtraFieldView, offsetExtraField + 2);
			extraField.set(type, {
				type,
				data: rawExtraField.slice(offsetExtraField + 4, offsetExtraField + 4 + size)
			});
			offsetExtraField += 4 + size;
		}
	} catch {
		malformedExtraField = true;
	}
	if (offsetExtraField > rawExtraField.length) malformedExtraField = true;
	const compressionMethod = getUint16(dataView, offset + 4);
	Object.assign(directory, {
		signature: getUint32(dataView, offset + 10),
		crc32: getUint32(dataView, offset + 10),
		compressedSize: getUint32(dataView, offset + 14),
		uncompressedSize: getUint32(dataView, offset + 18)
	});
	const extraFieldZip64 = extraField.get(1);
	let extraFieldZip64Missing;
	if (extraFieldZip64) {
		if (!readExtraFieldZip64(extraFieldZip64, directory, localDirectory)) malformedExtraField = true;
		directory.extraFieldZip64 = extraFieldZip64;
	} else if (ZIP64_PROPERTIES.some(([propertyName, max]) => directory[propertyName] == max)) {
		if (localDirectory) malformedExtraField = true;
		else extraFieldZip64Missing = true;
	}
	const extraFieldUnicodePath = extraField.get(EXTRAFIELD_TYPE_UNICODE_PATH);
	if (extraFieldUnicodePath) {
		readExtraFieldUnicode(extraFieldUnicodePath, PROPERTY_NAME_FILENAME, PROPERTY_NAME_RAW_FILENAME, directory, fileEntry);
		directory.extraFieldUnicodePath = extraFieldUnicodePath;
	}
	const extraFieldUnicodeComment = extraField.get(EXTRAFIELD_TYPE_UNICODE_COMMENT);
	if (extraFieldUnicodeComment) {
		readExtraFieldUnicode(extraFieldUnicodeComment, PROPERTY_NAME_COMMENT, PROPERTY_NAME_RAW_COMMENT, directory, fileEntry);
		directory.extraFieldUnicodeComment = extraFieldUnicodeComment;
	}
	const extraFieldAES = extraField.get(EXTRAFIELD_TYPE_AES);
	if (extraFieldAES && (compressionMethod == 99 || directory.encrypted) && extraFieldAES.data.length >= 7) {
		readExtraFieldAES(extraFieldAES, directory, compressionMethod);
		directory.extraFieldAES = extraFieldAES;
	} else {
		if (extraFieldAES) malformedExtraField = true;
		directory.compressionMethod = compressionMethod;
	}
	const extraFieldPkwareUnix = extraField.get(13);
	if (extraFieldPkwareUnix) {
		readExtraFieldUnixDates(extraFieldPkwareUnix, directory);
		directory.extraFieldPkwareUnix = extraFieldPkwareUnix;
	}
	const extraFieldUnixType1 = extraField.get(EXTRAFIELD_TYPE_UNIX_TYPE1);
	if (extraFieldUnixType1) {
		readExtraFieldUnixDates(extraFieldUnixType1, directory);
		directory.extraFieldUnixType1 = extraFieldUnixType1;
	}
	const extraFieldExtendedTimestamp = extraField.get(EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP);
	if (extraFieldExtendedTimestamp) {
		readExtraFieldExtendedTimestamp(extraFieldExtendedTimestamp, directory, localDirectory);
		directory.extraFieldExtendedTimestamp = extraFieldExtendedTimestamp;
	}
	const extraFieldNTFS = extraField.get(10);
	if (extraFieldNTFS) {
		readExtraFieldNTFS(extraFieldNTFS, directory);
		directory.extraFieldNTFS = extraFieldNTFS;
	}
	const extraFieldInfoZip = extraField.get(EXTRAFIELD_TYPE_INFOZIP);
	let unixIdsRead;
	if (extraFieldInfoZip) {
		unixIdsRead = readExtraFieldUnix(extraFieldInfoZip, directory, true);
		directory.extraFieldInfoZip = extraFieldInfoZip;
	}
	const extraFieldUnix = extraField.get(EXTRAFIELD_TYPE_UNIX);
	if (extraFieldUnix) {
		readExtraFieldUnix(extraFieldUnix, unixIdsRead ? {} : directory, false);
		directory.extraFieldUnix = extraFieldUnix;
	}
	const extraFieldUSDZ = extraField.get(EXTRAFIELD_TYPE_USDZ);
	if (extraFieldUSDZ) directory.extraFieldUSDZ = extraFieldUSDZ;
	if (extraFieldZip64Missing) throw new Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
	return malformedExtraField;
}
function readExtraFieldZip64(extraFieldZip64, directory, localDirectory) {
	directory.zip64 = true;
	const extraFieldView = getDataView(extraFieldZip64.data);
	const missingProperties = ZIP64_PROPERTIES.filter(([propertyName, max]) => directory[propertyName] == max);
	const requiredLength = missingProperties.reduce((length, [, max]) => length + ZIP64_EXTRACTION[max].bytes, 0);
	if (extraFieldZip64.data.length < requiredLength) {
		if (localDirectory) return false;
		throw new Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
	}
	const values = [];
	try {
		for (let indexMissingProperty = 0, offset = 0; indexMissingProperty < missingProperties.length; indexMissingProperty++) {
			const [, max] = missingProperties[indexMissingProperty];
			const extraction = ZIP64_EXTRACTION[max];
			values.push(extraction.getValue(extraFieldView, offset));
			offset += extraction.bytes;
		}
	} catch (error) {
		if (localDirectory) return false;
		throw error;
	}
	missingProperties.forEach(([propertyName], indexMissingProperty) => {
		directory[propertyName] = extraFieldZip64[propertyName] = values[indexMissingProperty];
	});
	return true;
}
function readExtraFieldUnicode(extraFieldUnicode, propertyName, rawPropertyName, directory, fileEntry) {
	if (extraFieldUnicode.data.length < 5) {
		extraFieldUnicode.valid = false;
		return;
	}
	const extraFieldView = getDataView(extraFieldUnicode.data);
	const computedCrc32 = new Crc32();
	computedCrc32.append(fileEntry[rawPropertyName]);
	const computedCrc32View = getDataView(/* @__PURE__ */ new Uint8Array(4));
	computedCrc32View.setUint32(0, computedCrc32.get(), true);
	const nameCrc32 = getUint32(extraFieldView, 1);
	const version = getUint8(extraFieldView, 0);
	Object.assign(extraFieldUnicode, {
		version,
		[propertyName]: decodeText(extraFieldUnicode.data.subarray(5)),
		valid: version == 1 && !fileEntry.bitFlag.languageEncodingFlag && nameCrc32 == getUint32(computedCrc32View, 0)
	});
	if (extraFieldUnicode.valid) {
		directory[propertyName] = extraFieldUnicode[propertyName];
		directory[propertyName + PROPERTY_NAME_UTF8_SUFFIX] = true;
	}
}
function readExtraFieldAES(extraFieldAES, directory, compressionMethod) {
	const extraFieldView = getDataView(extraFieldAES.data);
	const strength = getUint8(extraFieldView, 4);
	Object.assign(extraFieldAES, {
		vendorVersion: getUint8(extraFieldView, 0),
		vendorId: getUint8(extraFieldView, 2),
		strength,
		originalCompressionMethod: compressionMethod,
		compressionMethod: getUint16(extraFieldView, 5)
	});
	directory.compressionMethod = extraFieldAES.compressionMethod;
	if (extraFieldAES.vendorVersion != VENDOR_VERSION_AE_1) directory.crc32 = void 0;
}
function readExtraFieldNTFS(extraFieldNTFS, directory) {
	const extraFieldView = getDataView(extraFieldNTFS.data);
	let offsetExtraField = 4;
	let tag1Data;
	try {
		while (offsetExtraField < extraFieldNTFS.data.length && !tag1Data) {
			const tagValue = getUint16(extraFieldView, offsetExtraField);
			const attributeSize = getUint16(extraFieldView, offsetExtraField + 2);
			if (tagValue == 1) tag1Data = extraFieldNTFS.data.slice(offsetExtraField + 4, offsetExtraField + 4 + attributeSize);
			offsetExtraField += 4 + attributeSize;
		}
	} catch {}
	if (tag1Data && tag1Data.length == 24) {
		const tag1View = getDataView(tag1Data);
		const rawLastModDate = tag1View.getBigUint64(0, true);
		const rawLastAccessDate = tag1View.getBigUint64(8, true);
		const rawCreationDate = tag1View.getBigUint64(16, true);
		Object.assign(extraFieldNTFS, {
			rawLastModDate,
			rawLastAccessDate,
			rawCreationDate
		});
		const extraFieldData = {
			lastModDate: getDateNTFS(rawLastModDate),
			lastAccessDate: getDateNTFS(rawLastAccessDate),
			creationDate: getDateNTFS(rawCreationDate)
		};
		Object.assign(extraFieldNTFS, extraFieldData);
		Object.assign(directory, extraFieldData, {
			rawLastAccessDate,
			rawCreationDate
		});
	}
}
function readExtraFieldUnixDates(extraField, directory) {
	if (extraField.data.length < 8) return;
	const extraFieldView = getDataView(extraField.data);
	const extraFieldData = {
		lastAccessDate: /* @__PURE__ */ new Date((getUint32(extraFieldView, 0) | 0) * 1e3),
		lastModDate: /* @__PURE__ */ new Date((getUint32(extraFieldView, 4) | 0) * 1e3)
	};
	if (extraField.data.length >= 12) {
		extraFieldData.uid = getUint16(extraFieldView, 8);
		extraFieldData.gid = getUint16(extraFieldView, 10);
	}
	Object.assign(extraField, extraFieldData);
	Object.assign(directory, extraFieldData);
}
function readExtraFieldUnix(extraField, directory, isInfoZip) {
	try {
		const view = getDataView(extraField.data);
		let uid, gid;
		if (isInfoZip) {
			let offset = 0;
			const version = getUint8(view, offset++);
			const uidSize = getUint8(view, offset++);
			uid = unpackUnixId(extraField.data.subarray(offset, offset + uidSize));
			offset += uidSize;
			const gidSize = getUint8(view, offset++);
			gid = unpackUnixId(extraField.data.subarray(offset, offset + gidSize));
			Object.assign(extraField, {
				version,
				uid,
				gid
			});
		} else if (extraField.data.length >= 4) {
			uid = getUint16(view, 0);
			gid = getUint16(view, 2);
			Object.assign(extraField, {
				uid,
				gid
			});
		}
		if (uid !== void 0) directory.uid = uid;
		if (gid !== void 0) directory.gid = gid;
		return uid !== void 0 || gid !== void 0;
	} catch {}
}
function unpackUnixId(bytes) {
	const buffer = /* @__PURE__ */ new Uint8Array(4);
	buffer.set(bytes, 0);
	return new DataView(buffer.buffer, buffer.byteOffset, 4).getUint32(0, true);
}
function readExtraFieldExtendedTimestamp(extraFieldExtendedTimestamp, directory, localDirectory) {
	if (!extraFieldExtendedTimestamp.data.length) return;
	const extraFieldView = getDataView(extraFieldExtendedTimestamp.data);
	const flags = getUint8(extraFieldView, 0);
	const timeProperties = [];
	const timeRawProperties = [];
	if (localDirectory) {
		if ((flags & 1) == 1) {
			timeProperties.push(PROPERTY_NAME_LAST_MODIFICATION_DATE);
			timeRawProperties.push(PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE);
		}
		if ((flags & 2) == 2) {
			timeProperties.push(PROPERTY_NAME_LAST_ACCESS_DATE);
			timeRawProperties.push(PROPERTY_NAME_RAW_LAST_ACCESS_DATE);
		}
		if ((flags & 4) == 4) {
			timeProperties.push(PROPERTY_NAME_CREATION_DATE);
			timeRawProperties.push(PROPERTY_NAME_RAW_CREATION_DATE);
		}
	} else if (extraFieldExtendedTimestamp.data.length >= 5) {
		timeProperties.push(PROPERTY_NAME_LAST_MODIFICATION_DATE);
		timeRawProperties.push(PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE);
	}
	let offset = 1;
	timeProperties.forEach((propertyName, indexProperty) => {
		if (extraFieldExtendedTimestamp.data.length >= offset + 4) {
			const time = getUint32(extraFieldView, offset);
			directory[propertyName] = extraFieldExtendedTimestamp[propertyName] = /* @__PURE__ */ new Date((time | 0) * 1e3);
			const rawPropertyName = timeRawProperties[indexProperty];
			extraFieldExtendedTimestamp[rawPropertyName] = time;
		}
		offset += 4;
	});
}
async function detectOverlappingEntry({ reader, fileEntry, index, offset, crc32, compressedSize, uncompressedSize, dataOffset, dataDescriptor, extraFieldZip64, readRanges }) {
	let dataDescriptorLength = 0;
	if (dataDescriptor) {
		const zip64 = Boolean(extraFieldZip64);
		const localDataDescriptor = await readLocalDataDescriptor(reader, dataOffset + compressedSize, {
			crc32,
			compressedSize,
			uncompressedSize,
			zip64
		});
		if (localDataDescriptor) {
			fileEntry.localDirectory.dataDescriptor = localDataDescriptor;
			dataDescriptorLength = getDataDescriptorLength(localDataDescriptor.zip64, localDataDescriptor.signature);
		} else dataDescriptorLength = getDataDescriptorLength(zip64, false);
	}
	const range = {
		start: offset,
		end: dataOffset + compressedSize + dataDescriptorLength,
		fileEntry
	};
	const { indexes, sortedRanges, pendingRanges } = readRanges;
	if (!indexes.has(index)) {
		const overlappingRange = findOverlappingRange(sortedRanges, range) || pendingRanges.find((otherRange) => rangesOverlap(range, otherRange));
		if (overlappingRange) {
			const error = new Error(ERR_OVERLAPPING_ENTRY);
			error.overlappingEntry = overlappingRange.fileEntry;
			throw error;
		}
		indexes.add(index);
		pendingRanges.push(range);
		if (pendingRanges.length * pendingRanges.length > sortedRanges.length) {
			pendingRanges.sort((range, otherRange) => range.start - otherRange.start);
			readRanges.sortedRanges = mergeRanges(sortedRanges, pendingRanges);
			pendingRanges.length = 0;
		}
	}
}
function findOverlappingRange(sortedRanges, range) {
	let low = 0;
	let high = sortedRanges.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (sortedRanges[middle].start < range.start) low = middle + 1;
		else high = middle;
	}
	const previousRange = sortedRanges[low - 1];
	const nextRange = sortedRanges[low];
	if (previousRange && rangesOverlap(range, previousRange)) return previousRange;
	if (nextRange && rangesOverlap(range, nextRange)) return nextRange;
}
function rangesOverlap(range, otherRange) {
	return range.start < otherRange.end && otherRange.start < range.end;
}
function mergeRanges(sortedRanges, pendingRanges) {
	const mergedRanges = [];
	let indexSorted = 0;
	let indexPending = 0;
	while (indexSorted < sortedRanges.length || indexPending < pendingRanges.length) if (indexPending == pendingRanges.length || indexSorted < sortedRanges.length && sortedRanges[indexSorted].start < pendingRanges[indexPending].start) mergedRanges.push(sortedRanges[indexSorted++]);
	else mergedRanges.push(pendingRanges[indexPending++]);
	return mergedRanges;
}
async function readLocalDataDescriptor(reader, offset, { crc32, compressedSize, uncompressedSize, zip64 }) {
	const length = Math.min(24, Math.max(0, reader.size - offset));
	const dataDescriptorView = getDataView(length ? await readUint8Array(reader, offset, length) : EMPTY_UINT8_ARRAY);
	const candidates = [
		[zip64, true],
		[zip64, false],
		[!zip64, true],
		[!zip64, false]
	].map(([zip64Layout, signature]) => readDataDescriptor(dataDescriptorView, zip64Layout, signature)).filter((candidate) => candidate && candidate.compressedSize == compressedSize && candidate.uncompressedSize == uncompressedSize);
	return candidates.find((candidate) => candidate.crc32 == crc32) || candidates[0] || readDataDescriptor(dataDescriptorView, zip64, true) || readDataDescriptor(dataDescriptorView, zip64, false);
}
function readDataDescriptor(dataDescriptorView, zip64, signature) {
	const offset = signature ? 4 : 0;
	if (dataDescriptorView.byteLength < getDataDescriptorLength(zip64, signature) || signature && getUint32(dataDescriptorView, 0) != 134695760) return void 0;
	const crc32 = getUint32(dataDescriptorView, offset);
	let compressedSize;
	let uncompressedSize;
	try {
		if (zip64) {
			compressedSize = getBigUint64(dataDescriptorView, offset + 4);
			uncompressedSize = getBigUint64(dataDescriptorView, offset + 12);
		} else {
			compressedSize = getUint32(dataDescriptorView, offset + 4);
			uncompressedSize = getUint32(dataDescriptorView, offset + 8);
		}
	} catch {
		return;
	}
	return {
		signature,
		zip64,
		crc32,
		compressedSize,
		uncompressedSize
	};
}
function getDataDescriptorLength(zip64, signature) {
	return (zip64 ? 20 : 12) + (signature ? 4 : 0);
}
function getDiskOffset(reader, diskNumber) {
	return reader.getDiskOffset ? reader.getDiskOffset(diskNumber) : 0;
}
async function startsWithSplitZipSignature(reader) {
	return await getFirstSignature(reader) == SPLIT_ZIP_FILE_SIGNATURE;
}
async function startsWithSplitZipMarker(reader) {
	const signature = await getFirstSignature(reader);
	return signature == 134695760 || signature == 808471376;
}
async function getFirstSignature(reader) {
	return getUint32(getDataView(await readUint8Array(reader, 0, 4)));
}
function isStrictnessValue(value) {
	return value === "strict" || value === "balanced" || value === "tolerant";
}
function getDecodableOutputSize(outputSize, compressedSize, compressed) {
	return Math.min(outputSize, compressed ? compressedSize * MAX_DEFLATE_EXPANSION_RATIO : compressedSize);
}
function getStrictness(options, inheritedOptions) {
	return resolveStrictness(options, resolveStrictness(inheritedOptions, STRICTNESS_BALANCED));
}
function resolveStrictness(options, inheritedStrictness) {
	const strictness = options[OPTION_STRICTNESS];
	if (strictness !== void 0) {
		if (!isStrictnessValue(strictness)) throw new Error(ERR_INVALID_STRICTNESS);
		return strictness;
	}
	const checkAmbiguity = options[OPTION_CHECK_AMBIGUITY];
	if (checkAmbiguity === void 0) return inheritedStrictness;
	if (checkAmbiguity) return STRICTNESS_STRICT;
	return inheritedStrictness == "tolerant" ? STRICTNESS_TOLERANT : STRICTNESS_BALANCED;
}
function getCheckLocalDirectory(checkLocalDirectory, strictness) {
	if (checkLocalDirectory === void 0) return strictness != STRICTNESS_TOLERANT;
	return Boolean(checkLocalDirectory);
}
function getCheckLocalFilename(checkLocalFilename, strictness) {
	if (checkLocalFilename === void 0) return strictness == STRICTNESS_STRICT;
	return Boolean(checkLocalFilename);
}
function getFilenameValidation(filenameValidation, strictness) {
	if (filenameValidation === void 0) return strictness;
	if (!isStrictnessValue(filenameValidation)) throw new Error(ERR_INVALID_FILENAME_VALIDATION);
	return filenameValidation;
}
function isUnsafeFilename(filename, filenameValidation) {
	if (filenameValidation == "tolerant") return false;
	const pathParts = filename.split("/");
	if (pathParts.length > 1 && pathParts[pathParts.length - 1] === "") pathParts.pop();
	if (PARENT_DIRECTORY_REGEXP.test(filename) || filename.startsWith("/") || filename.startsWith("\\") || DRIVE_LETTER_REGEXP.test(filename)) return true;
	return filenameValidation == "strict" && (pathParts.includes(".") || pathParts.includes("") || filename.includes("\0"));
}
function getMaxAppendedDataSize(maxAppendedDataSize, strictness) {
	if (maxAppendedDataSize !== void 0) {
		const size = toNumber(maxAppendedDataSize);
		if (typeof size != "number" || Number.isNaN(size) || size < 0) throw new Error(ERR_INVALID_MAX_APPENDED_DATA_SIZE);
		return size;
	}
	if (strictness == "strict") return 0;
	if (strictness == "tolerant") return Infinity;
	return MAX_16_BITS;
}
async function findEndOfCentralDirectory(reader, rejectAmbiguous, maxAppendedDataSize) {
	const { size } = reader;
	const anchoredLength = Math.min(size, 22 + MAX_16_BITS);
	const remoteProbeBudget = { remaining: MAX_END_OF_CENTRAL_DIR_PROBES };
	let endOfDirectoryInfo;
	let plausibleEndOfDirectoryInfo;
	let endOfDirectoryReachingEndCount = 0;
	for await (const [anchoredView, anchoredOffset, anchoredArray, indexByte, offset] of scanEndOfCentralDirectory(reader, anchoredLength)) {
		const commentLength = getUint16(anchoredView, indexByte + 20);
		if (offset + 22 + commentLength == size) {
			const reachability = await getCentralDirectoryReachability(reader, anchoredView, anchoredOffset, indexByte, offset, size, remoteProbeBudget);
			if (reachability == CENTRAL_DIRECTORY_REACHABLE) {
				if (!endOfDirectoryInfo) endOfDirectoryInfo = getEndOfCentralDirectoryInfo(anchoredArray, indexByte, offset);
				endOfDirectoryReachingEndCount++;
				if (!rejectAmbiguous || endOfDirectoryReachingEndCount > 1) break;
			} else if (reachability == CENTRAL_DIRECTORY_PLAUSIBLE && !plausibleEndOfDirectoryInfo) plausibleEndOfDirectoryInfo = getEndOfCentralDirectoryInfo(anchoredArray, indexByte, offset);
		}
	}
	if (!endOfDirectoryInfo) endOfDirectoryInfo = plausibleEndOfDirectoryInfo;
	if (!endOfDirectoryInfo) endOfDirectoryInfo = await seekEndOfCentralDirectory(reader, maxAppendedDataSize, remoteProbeBudget);
	return {
		endOfDirectoryInfo,
		endOfDirectoryReachingEndCount
	};
}
async function seekEndOfCentralDirectory(reader, maxAppendedDataSize, remoteProbeBudget) {
	const { size } = reader;
	const searchLength = Math.min(size, maxAppendedDataSize == Infinity ? size : 22 + MAX_16_BITS + maxAppendedDataSize);
	let firstSignatureInfo, plausibleInfo;
	for await (const [searchView, searchOffset, searchArray, indexByte, offset] of scanEndOfCentralDirectory(reader, searchLength)) {
		const record = getEndOfCentralDirectoryInfo(searchArray, indexByte, offset);
		if (!firstSignatureInfo) firstSignatureInfo = record;
		const reachability = await getCentralDirectoryReachability(reader, searchView, searchOffset, indexByte, offset, size, remoteProbeBudget);
		if (reachability == CENTRAL_DIRECTORY_REACHABLE) return record;
		if (reachability == CENTRAL_DIRECTORY_PLAUSIBLE && !plausibleInfo) plausibleInfo = record;
	}
	return plausibleInfo || firstSignatureInfo;
}
async function* scanEndOfCentralDirectory(reader, scanLength) {
	const scanOffset = reader.size - scanLength;
	const scanArray = await readUint8Array(reader, scanOffset, scanLength);
	const scanView = getDataView(scanArray);
	for (let indexByte = scanArray.length - 22; indexByte >= 0; indexByte--) if (getUint32(scanView, indexByte) == 101010256) yield [
		scanView,
		scanOffset,
		scanArray,
		indexByte,
		scanOffset + indexByte
	];
}
function getEndOfCentralDirectoryInfo(scanArray, indexByte, offset) {
	return {
		offset,
		buffer: new Uint8Array(scanArray.subarray(indexByte, indexByte + 22)).buffer
	};
}
async function getCentralDirectoryReachability(reader, view, anchoredOffset, indexByte, offset, size, remoteProbeBudget) {
	const filesLength = getUint16(view, indexByte + 10);
	const directoryDataLength = getUint32(view, indexByte + 12);
	const directoryDataOffset = getUint32(view, indexByte + 16);
	if (filesLength == 65535 || directoryDataLength == 4294967295 || directoryDataOffset == 4294967295) return await readSignature(reader, view, anchoredOffset, offset - 20, size, remoteProbeBudget) == 117853008 ? CENTRAL_DIRECTORY_REACHABLE : CENTRAL_DIRECTORY_UNREACHABLE;
	if (!filesLength && !directoryDataLength) return CENTRAL_DIRECTORY_PLAUSIBLE;
	const directoryDiskNumber = getUint16(view, indexByte + 6);
	for (const centralDirectoryOffset of [offset - directoryDataLength, getDiskOffset(reader, directoryDiskNumber) + directoryDataOffset]) if (await readSignature(reader, view, anchoredOffset, centralDirectoryOffset, size, remoteProbeBudget) == 33639248) return CENTRAL_DIRECTORY_REACHABLE;
	return CENTRAL_DIRECTORY_UNREACHABLE;
}
async function readSignature(reader, view, anchoredOffset, signatureOffset, size, remoteProbeBudget) {
	if (signatureOffset < 0 || signatureOffset + 4 > size) return void 0;
	if (signatureOffset >= anchoredOffset) return getUint32(view, signatureOffset - anchoredOffset);
	if (remoteProbeBudget.remaining > 0) {
		remoteProbeBudget.remaining--;
		return getUint32(getDataView(await readUint8Array(reader, signatureOffset, 4)), 0);
	}
}
function validateLocalDirectory(zipEntry, localDirectory, rawLocalFilename, checkLocalFilename, warnings) {
	const { rawFilename } = zipEntry;
	const reject = !warnings;
	const maskedLocalDirectory = zipEntry.decryptedDirectory && (localDirectory.rawBitFlag & 8192) == 8192;
	if (checkLocalFilename && !maskedLocalDirectory && (rawLocalFilename.length != rawFilename.length || rawLocalFilename.some((byteValue, indexByte) => byteValue != rawFilename[indexByte]))) reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_FILENAME);
	if ((localDirectory.rawBitFlag & BITFLAG_AMBIGUITY_MASK) != (zipEntry.rawBitFlag & BITFLAG_AMBIGUITY_MASK)) reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_BIT_FLAG);
	if (localDirectory.compressionMethod != zipEntry.compressionMethod) reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_COMPRESSION_METHOD);
	if (!localDirectory.bitFlag.dataDescriptor && !maskedLocalDirectory && (localDirectory.crc32 || localDirectory.compressedSize || localDirectory.uncompressedSize) && (localDirectory.crc32 != zipEntry.crc32 || localDirectory.compressedSize != zipEntry.compressedSize || localDirectory.uncompressedSize != zipEntry.uncompressedSize)) reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES);
}
function validateDataDescriptor(zipEntry, localDirectory, warnings) {
	const { dataDescriptor } = localDirectory;
	const maskedLocalDirectory = zipEntry.decryptedDirectory && (localDirectory.rawBitFlag & 8192) == 8192;
	if (dataDescriptor && !maskedLocalDirectory && (zipEntry.crc32 !== void 0 && dataDescriptor.crc32 != zipEntry.crc32 || dataDescriptor.compressedSize != zipEntry.compressedSize || dataDescriptor.uncompressedSize != zipEntry.uncompressedSize)) reportAmbiguity(!warnings, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES);
}
function reportAmbiguity(reject, warnings, reason) {
	if (reject) throwAmbiguousArchive(reason);
	else addWarning(warnings, reason);
}
function throwAmbiguousArchive(reason) {
	const error = /* @__PURE__ */ new Error(ERR_AMBIGUOUS_ARCHIVE);
	error.reason = reason;
	throw error;
}
function getOptionValue(zipReader, options, name) {
	return options[name] === void 0 ? zipReader.options[name] : options[name];
}
function getFunctionOptionValue(zipReader, options, name) {
	return checkFunctionOption(getOptionValue(zipReader, options, name));
}
function getDate(timeRaw) {
	const date = (timeRaw & 4294901760) >> 16, time = timeRaw & MAX_16_BITS;
	const result = new Date(1980 + ((date & 65024) >> 9), ((date & 480) >> 5) - 1, date & 31, (time & 63488) >> 11, (time & 2016) >> 5, (time & 31) * 2, 0);
	return result < MIN_DATE ? MIN_DATE : result;
}
function getDateNTFS(timeRaw) {
	return new Date(Number(timeRaw / BigInt(1e4) - BigInt(0xa9730b66800)));
}
function getUint8(view, offset) {
	return view.getUint8(offset);
}
function getUint16(view, offset) {
	return view.getUint16(offset, true);
}
function getUint32(view, offset) {
	return view.getUint32(offset, true);
}
function getBigUint64(view, offset) {
	const value = view.getBigUint64(offset, true);
	if (value > MAX_SAFE_UINT64) throw new Error(ERR_UNSUPPORTED_UINT64);
	return Number(value);
}
var ERR_BAD_FORMAT, ERR_EOCDR_NOT_FOUND, ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND, ERR_CENTRAL_DIRECTORY_NOT_FOUND, ERR_ENCRYPTED, ERR_UNSUPPORTED_ENCRYPTION, ERR_SPLIT_ZIP_FILE, ERR_ENTRY_DATA_OUT_OF_BOUNDS, ERR_AMBIGUOUS_ARCHIVE, ERR_ENCRYPTED_CENTRAL_DIRECTORY, ERR_UNSAFE_FILENAME, ERR_INVALID_STRICTNESS, ERR_INVALID_FILENAME_VALIDATION, ERR_INVALID_MAX_APPENDED_DATA_SIZE, ERR_UNSUPPORTED_UINT64, WARNING_UNSORTED_CENTRAL_DIRECTORY, WARNING_UNKNOWN_VERSION, WARNING_COMPRESSED_PATCHED_DATA, WARNING_MALFORMED_EXTRA_FIELD, WARNING_UNKNOWN_ZIP64_EXTENSIBLE_DATA, WARNING_WRAPPED_ENTRIES_COUNT, WARNING_APPENDED_DATA, WARNING_PREPENDED_DATA, WARNING_PREPENDED_CENTRAL_DIRECTORY, WARNING_TRAILING_CENTRAL_DIRECTORY_DATA, WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET, WARNING_MISSING_ZIP64_EXTRA_FIELD, WARNING_DUPLICATE_FILENAME, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY, WARNING_MULTIPLE_END_OF_CENTRAL_DIRECTORY, WARNING_MISMATCHED_LOCAL_FILE_HEADER_FILENAME, WARNING_MISMATCHED_LOCAL_FILE_HEADER_BIT_FLAG, WARNING_MISMATCHED_LOCAL_FILE_HEADER_COMPRESSION_METHOD, WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES, MAX_KNOWN_VERSION, DRIVE_LETTER_REGEXP, PARENT_DIRECTORY_REGEXP, CHARSET_UTF8, PROPERTY_NAME_UTF8_SUFFIX, CHARSET_CP437, BITFLAG_AMBIGUITY_MASK, VENDOR_VERSION_AE_1, ZIP64_PROPERTIES, ZIP64_EXTRACTION, MAX_SAFE_UINT64, MAX_END_OF_CENTRAL_DIR_PROBES, MAX_DEFLATE_EXPANSION_RATIO, CENTRAL_DIRECTORY_UNREACHABLE, CENTRAL_DIRECTORY_PLAUSIBLE, CENTRAL_DIRECTORY_REACHABLE, ZipReader, ZipEntry;
var init_zip_reader = __esmMin((() => {
	init_constants();
	init_configuration();
	init_codec_registry();
	init_codec_pool();
	init_io();
	init_decode_text();
	init_array();
	init_warnings();
	init_compatible_streams();
	init_error();
	init_crc32();
	init_zip_entry();
	init_options();
	ERR_BAD_FORMAT = "File format is not recognized";
	ERR_EOCDR_NOT_FOUND = "End of central directory not found";
	ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND = "End of Zip64 central directory locator not found";
	ERR_CENTRAL_DIRECTORY_NOT_FOUND = "Central directory header not found";
	ERR_ENCRYPTED = "File contains encrypted entry";
	ERR_UNSUPPORTED_ENCRYPTION = "Encryption method not supported";
	ERR_SPLIT_ZIP_FILE = "Split zip file";
	ERR_ENTRY_DATA_OUT_OF_BOUNDS = "Entry data out of bounds";
	ERR_AMBIGUOUS_ARCHIVE = "Ambiguous archive";
	ERR_ENCRYPTED_CENTRAL_DIRECTORY = "Encrypted central directory is not supported";
	ERR_UNSAFE_FILENAME = "Unsafe filename";
	ERR_INVALID_STRICTNESS = "Invalid strictness (must be 'strict', 'balanced' or 'tolerant')";
	ERR_INVALID_FILENAME_VALIDATION = "Invalid filenameValidation (must be 'strict', 'balanced' or 'tolerant')";
	ERR_INVALID_MAX_APPENDED_DATA_SIZE = "Invalid maxAppendedDataSize (must be a number greater than or equal to 0)";
	ERR_UNSUPPORTED_UINT64 = "64-bit value exceeds Number.MAX_SAFE_INTEGER";
	WARNING_UNSORTED_CENTRAL_DIRECTORY = "unsorted central directory";
	WARNING_UNKNOWN_VERSION = "unknown version needed to extract";
	WARNING_COMPRESSED_PATCHED_DATA = "compressed patched data";
	WARNING_MALFORMED_EXTRA_FIELD = "malformed extra field";
	WARNING_UNKNOWN_ZIP64_EXTENSIBLE_DATA = "unknown zip64 extensible data";
	WARNING_WRAPPED_ENTRIES_COUNT = "wrapped entries count";
	WARNING_APPENDED_DATA = "appended data";
	WARNING_PREPENDED_DATA = "prepended data";
	WARNING_PREPENDED_CENTRAL_DIRECTORY = "prepended central directory";
	WARNING_TRAILING_CENTRAL_DIRECTORY_DATA = "trailing central directory data";
	WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET = "mismatched central directory offset";
	WARNING_MISSING_ZIP64_EXTRA_FIELD = "missing zip64 extra field";
	WARNING_DUPLICATE_FILENAME = "duplicate filename";
	WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY = "mismatched zip64 end of central directory record";
	WARNING_MULTIPLE_END_OF_CENTRAL_DIRECTORY = "multiple end of central directory records";
	WARNING_MISMATCHED_LOCAL_FILE_HEADER_FILENAME = "mismatched local file header (filename)";
	WARNING_MISMATCHED_LOCAL_FILE_HEADER_BIT_FLAG = "mismatched local file header (general purpose bit flag)";
	WARNING_MISMATCHED_LOCAL_FILE_HEADER_COMPRESSION_METHOD = "mismatched local file header (compression method)";
	WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES = "mismatched local file header (crc32 or sizes)";
	MAX_KNOWN_VERSION = 63;
	DRIVE_LETTER_REGEXP = /^[a-zA-Z]:/;
	PARENT_DIRECTORY_REGEXP = /(^|[\\/])\.\.([\\/]|$)/;
	CHARSET_UTF8 = "utf-8";
	PROPERTY_NAME_UTF8_SUFFIX = "UTF8";
	CHARSET_CP437 = "cp437";
	BITFLAG_AMBIGUITY_MASK = 73 | BITFLAG_LANG_ENCODING_FLAG;
	VENDOR_VERSION_AE_1 = 1;
	ZIP64_PROPERTIES = [
		[PROPERTY_NAME_UNCOMPRESSED_SIZE, MAX_32_BITS],
		[PROPERTY_NAME_COMPRESSED_SIZE, MAX_32_BITS],
		[PROPERTY_NAME_OFFSET, MAX_32_BITS],
		[PROPERTY_NAME_DISK_NUMBER_START, MAX_16_BITS]
	];
	ZIP64_EXTRACTION = {
		[MAX_16_BITS]: {
			getValue: getUint32,
			bytes: 4
		},
		[MAX_32_BITS]: {
			getValue: getBigUint64,
			bytes: 8
		}
	};
	MAX_SAFE_UINT64 = BigInt(Number.MAX_SAFE_INTEGER);
	MAX_END_OF_CENTRAL_DIR_PROBES = 64;
	MAX_DEFLATE_EXPANSION_RATIO = 1032;
	CENTRAL_DIRECTORY_UNREACHABLE = 0;
	CENTRAL_DIRECTORY_PLAUSIBLE = 1;
	CENTRAL_DIRECTORY_REACHABLE = 2;
	ZipReader = class {
		constructor(reader, options = {}) {
			Object.assign(this, {
				reader: new GenericReader(reader),
				options: options || {},
				readRanges: {
					indexes: /* @__PURE__ */ new Set(),
					sortedRanges: [],
					pendingRanges: []
				},
				entriesMissingZip64ExtraField: /* @__PURE__ */ new WeakSet()
			});
		}
		async *getEntriesGenerator(options = {}) {
			const zipReader = this;
			let { reader } = zipReader;
			await initStream(reader);
			if (reader.size === void 0 || !reader.readUint8Array) {
				reader = new BlobReader(await streamToBlob(reader.readable));
				await initStream(reader);
			}
			if (reader.size < 22) throw new Error(ERR_BAD_FORMAT);
			const warnings = zipReader.warnings = [];
			const strictness = getStrictness(options, zipReader.options);
			const checkAmbiguity = strictness == STRICTNESS_STRICT;
			const rejectAmbiguousEndOfDirectory = strictness != STRICTNESS_TOLERANT;
			const maxAppendedDataSize = getMaxAppendedDataSize(getOptionValue(zipReader, options, OPTION_MAX_APPENDED_DATA_SIZE), strictness);
			const filenameValidation = getFilenameValidation(getOptionValue(zipReader, options, OPTION_FILENAME_VALIDATION), strictness);
			const normalizeFilename = getOptionValue(zipReader, options, OPTION_NORMALIZE_FILENAME);
			const { endOfDirectoryInfo, endOfDirectoryReachingEndCount } = await findEndOfCentralDirectory(reader, rejectAmbiguousEndOfDirectory, maxAppendedDataSize);
			if (!endOfDirectoryInfo) {
				if (await startsWithSplitZipSignature(reader)) throw new Error(ERR_SPLIT_ZIP_FILE);
				else throw new Error(ERR_EOCDR_NOT_FOUND);
			}
			if (rejectAmbiguousEndOfDirectory && endOfDirectoryReachingEndCount > 1) throwAmbiguousArchive(WARNING_MULTIPLE_END_OF_CENTRAL_DIRECTORY);
			const endOfDirectoryView = getDataView(endOfDirectoryInfo);
			let directoryDataLength = getUint32(endOfDirectoryView, 12);
			let directoryDataOffset = getUint32(endOfDirectoryView, 16);
			const commentOffset = endOfDirectoryInfo.offset;
			const commentLength = getUint16(endOfDirectoryView, 20);
			const appendedDataOffset = commentOffset + 22 + commentLength;
			const appendedDataLength = reader.size - appendedDataOffset;
			if (appendedDataLength > maxAppendedDataSize) throwAmbiguousArchive(WARNING_APPENDED_DATA);
			if (appendedDataLength > 0) addWarning(warnings, WARNING_APPENDED_DATA);
			let lastDiskNumber = getUint16(endOfDirectoryView, 4);
			const expectedLastDiskNumber = reader.lastDiskNumber || 0;
			let diskNumber = getUint16(endOfDirectoryView, 6);
			let filesLength = getUint16(endOfDirectoryView, 10);
			let prependedDataLength = 0;
			let prependedCentralDirectory;
			let startOffset;
			let zip64EndOfDirectory;
			let zip64EndOfDirectoryVersion2;
			let zip64EndOfDirectoryLength = 56;
			let directoryEncryptionInfo;
			const requiresZip64 = directoryDataOffset == 4294967295 || directoryDataLength == 4294967295 || filesLength == 65535 || diskNumber == 65535;
			if (directoryDataOffset != 4294967295 && diskNumber != 65535) directoryDataOffset += getDiskOffset(reader, diskNumber);
			if (requiresZip64) {
				const endOfDirectoryLocatorArray = endOfDirectoryInfo.offset >= 20 ? await readUint8Array(reader, endOfDirectoryInfo.offset - 20, 20) : EMPTY_UINT8_ARRAY;
				const endOfDirectoryLocatorView = getDataView(endOfDirectoryLocatorArray);
				if (endOfDirectoryLocatorArray.length == 20 && getUint32(endOfDirectoryLocatorView, 0) == 117853008) {
					directoryDataOffset = getDiskOffset(reader, getUint32(endOfDirectoryLocatorView, 4)) + getBigUint64(endOfDirectoryLocatorView, 8);
					let endOfDirectoryArray = await readUint8Array(reader, directoryDataOffset, 56);
					let endOfDirectoryView = getDataView(endOfDirectoryArray);
					if (endOfDirectoryArray.length < 56 || getUint32(endOfDirectoryView, 0) != 101075792) {
						const locatorOffset = endOfDirectoryInfo.offset - 20;
						let expectedDirectoryDataOffset = locatorOffset - 56;
						if (!await startsWithSignature(reader, expectedDirectoryDataOffset, 101075792)) expectedDirectoryDataOffset = await findZip64EndOfDirectoryOffset(reader, locatorOffset);
						if (expectedDirectoryDataOffset !== void 0 && expectedDirectoryDataOffset >= 0 && directoryDataOffset != expectedDirectoryDataOffset) {
							const originalDirectoryDataOffset = directoryDataOffset;
							directoryDataOffset = expectedDirectoryDataOffset;
							if (directoryDataOffset > originalDirectoryDataOffset) prependedDataLength = directoryDataOffset - originalDirectoryDataOffset;
							endOfDirectoryArray = await readUint8Array(reader, directoryDataOffset, 56);
							endOfDirectoryView = getDataView(endOfDirectoryArray);
						}
					}
					if (endOfDirectoryArray.length < 56 || getUint32(endOfDirectoryView, 0) != 101075792) throw new Error(ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND);
					zip64EndOfDirectory = true;
					zip64EndOfDirectoryVersion2 = getBigUint64(endOfDirectoryView, 4) > 44;
					if (zip64EndOfDirectoryVersion2) {
						const extensibleDataLength = Math.min(getBigUint64(endOfDirectoryView, 4) - 44, reader.size - directoryDataOffset - 56);
						if (extensibleDataLength > 0) {
							zip64EndOfDirectoryLength += extensibleDataLength;
							directoryEncryptionInfo = getDirectoryEncryptionInfo(await readUint8Array(reader, directoryDataOffset + 56, extensibleDataLength));
						}
					}
					if (lastDiskNumber == 65535) lastDiskNumber = getUint32(endOfDirectoryView, 16);
					else if (lastDiskNumber != getUint32(endOfDirectoryView, 16)) reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY);
					if (diskNumber == 65535) diskNumber = getUint32(endOfDirectoryView, 20);
					else if (diskNumber != getUint32(endOfDirectoryView, 20)) reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY);
					if (filesLength == 65535) filesLength = getBigUint64(endOfDirectoryView, 32);
					else if (filesLength != getBigUint64(endOfDirectoryView, 32)) reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY);
					if (directoryDataLength == 4294967295) directoryDataLength = getBigUint64(endOfDirectoryView, 40);
					else if (directoryDataLength != getBigUint64(endOfDirectoryView, 40)) reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY);
					directoryDataOffset = getDiskOffset(reader, diskNumber) + getBigUint64(endOfDirectoryView, 48) + prependedDataLength;
				} else if (directoryDataOffset == 4294967295 || directoryDataLength == 4294967295 || diskNumber == 65535) throw new Error(ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND);
			}
			let declaredDirectoryDataLength = directoryDataLength;
			const centralDirectoryEndOffset = endOfDirectoryInfo.offset - (zip64EndOfDirectory ? zip64EndOfDirectoryLength + 20 : 0);
			if (expectedLastDiskNumber != lastDiskNumber) throw new Error(ERR_SPLIT_ZIP_FILE);
			if (directoryDataOffset < 0) throw new Error(ERR_BAD_FORMAT);
			let offset = 0;
			let directoryArray = directoryDataOffset < reader.size ? await readUint8Array(reader, directoryDataOffset, directoryDataLength) : EMPTY_UINT8_ARRAY;
			let directoryView = getDataView(directoryArray);
			if (directoryDataLength) {
				let expectedDirectoryDataOffset = centralDirectoryEndOffset - directoryDataLength;
				if (directoryDataOffset != expectedDirectoryDataOffset && diskNumber == lastDiskNumber) {
					const storedPointsAtDirectory = directoryArray.length >= 4 && (getUint32(directoryView, offset) == 33639248 || Boolean(directoryEncryptionInfo && directoryEncryptionInfo.compressedSize) || detectEncryptedCentralDirectory(directoryView));
					if (!storedPointsAtDirectory && expectedDirectoryDataOffset < 0) throw new Error(ERR_BAD_FORMAT);
					let reconcile = !storedPointsAtDirectory;
					if (expectedDirectoryDataOffset >= 0 && expectedDirectoryDataOffset + 4 <= reader.size) {
						let expectedPointsAtDirectory = await pointsAtDirectory(reader, expectedDirectoryDataOffset);
						if (!expectedPointsAtDirectory) {
							const signatureRecordOffset = await findDigitalSignatureRecordOffset(reader, centralDirectoryEndOffset);
							const signedDirectoryDataOffset = signatureRecordOffset - directoryDataLength;
							if (signatureRecordOffset !== void 0 && signedDirectoryDataOffset >= 0 && await pointsAtDirectory(reader, signedDirectoryDataOffset)) {
								expectedDirectoryDataOffset = signedDirectoryDataOffset;
								expectedPointsAtDirectory = true;
							}
						}
						if (storedPointsAtDirectory) reconcile = expectedPointsAtDirectory;
					}
					if (reconcile && expectedDirectoryDataOffset != directoryDataOffset) {
						const originalDirectoryDataOffset = directoryDataOffset;
						directoryDataOffset = expectedDirectoryDataOffset;
						directoryArray = await readUint8Array(reader, directoryDataOffset, directoryDataLength);
						directoryView = getDataView(directoryArray);
						const offsetDelta = directoryDataOffset - originalDirectoryDataOffset;
						const { localHeaderFound, shiftedLocalHeaderFound } = await probeLocalHeaders(reader, directoryArray, directoryView, offsetDelta);
						if (offsetDelta > 0 && !(localHeaderFound && !shiftedLocalHeaderFound)) {
							prependedDataLength += offsetDelta;
							prependedCentralDirectory = storedPointsAtDirectory;
						} else {
							reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET);
							if (offsetDelta < 0 && !localHeaderFound && shiftedLocalHeaderFound) prependedDataLength += offsetDelta;
						}
					}
				}
				if (directoryArray.length < 4) throw new Error(ERR_BAD_FORMAT);
			} else if (!filesLength && directoryDataOffset < centralDirectoryEndOffset && diskNumber == lastDiskNumber) {
				prependedDataLength += centralDirectoryEndOffset - directoryDataOffset;
				directoryDataOffset = centralDirectoryEndOffset;
			}
			const expectedDirectoryDataLength = centralDirectoryEndOffset - directoryDataOffset;
			if (directoryDataLength != expectedDirectoryDataLength && expectedDirectoryDataLength >= 0 && diskNumber == lastDiskNumber) {
				directoryDataLength = expectedDirectoryDataLength;
				directoryArray = await readUint8Array(reader, directoryDataOffset, directoryDataLength);
				directoryView = getDataView(directoryArray);
			}
			if (directoryDataOffset < 0 || directoryDataOffset >= reader.size) throw new Error(ERR_BAD_FORMAT);
			zipReader.directoryOffset = directoryDataOffset;
			zipReader.directoryLength = declaredDirectoryDataLength;
			const decryptCentralDirectory = getFunctionOptionValue(zipReader, options, OPTION_DECRYPT_CENTRAL_DIRECTORY);
			let decryptedDirectory, dataAfterEncryptedDirectory;
			if (decryptCentralDirectory && filesLength && directoryArray.length >= 4 && getUint32(directoryView, 0) != 33639248 && (zip64EndOfDirectoryVersion2 || detectEncryptedCentralDirectory(directoryView))) {
				const encryptedDirectoryDataLength = getEncryptedDirectoryDataLength(directoryEncryptionInfo, declaredDirectoryDataLength, directoryArray.length);
				dataAfterEncryptedDirectory = directoryArray.subarray(encryptedDirectoryDataLength);
				directoryArray = await decryptCentralDirectory(directoryArray.subarray(0, encryptedDirectoryDataLength), directoryEncryptionInfo);
				directoryView = getDataView(directoryArray);
				declaredDirectoryDataLength = directoryArray.length;
				decryptedDirectory = true;
			}
			if (directoryEncryptionInfo && !decryptedDirectory && (directoryArray.length < 4 || getUint32(directoryView, 0) == 33639248)) addWarning(warnings, WARNING_UNKNOWN_ZIP64_EXTENSIBLE_DATA);
			startOffset = directoryDataOffset;
			const filenameEncoding = getOptionValue(zipReader, options, OPTION_FILENAME_ENCODING);
			const commentEncoding = getOptionValue(zipReader, options, OPTION_COMMENT_ENCODING);
			const filenames = /* @__PURE__ */ new Set();
			let duplicateFilename;
			let previousEntryPosition = -Infinity;
			const recoverWrappedFilesLength = !checkAmbiguity && !zip64EndOfDirectory;
			if (!filesLength && recoverWrappedFilesLength) {
				filesLength = getWrappedFilesLength(directoryView, directoryArray, offset);
				if (filesLength) addWarning(warnings, WARNING_WRAPPED_ENTRIES_COUNT);
			}
			const entryOptions = Object.assign({}, zipReader.options, options, { [OPTION_STRICTNESS]: strictness });
			delete entryOptions[OPTION_CHECK_AMBIGUITY];
			for (let indexFile = 0; indexFile < filesLength; indexFile++) {
				const fileEntry = new ZipEntry(reader, entryOptions);
				if (offset + 46 > directoryArray.length || getUint32(directoryView, offset) != 33639248) {
					if (indexFile == 0 && !decryptedDirectory && (zip64EndOfDirectoryVersion2 || detectEncryptedCentralDirectory(directoryView))) throw new Error(ERR_ENCRYPTED_CENTRAL_DIRECTORY);
					throw new Error(ERR_CENTRAL_DIRECTORY_NOT_FOUND);
				}
				readCommonHeader(fileEntry, directoryView, offset + 6);
				const languageEncodingFlag = Boolean(fileEntry.bitFlag.languageEncodingFlag);
				const filenameOffset = offset + 46;
				const commentOffset = filenameOffset + fileEntry.filenameLength + fileEntry.extraFieldLength;
				const versionMadeBy = getUint16(directoryView, offset + 4);
				const msDosCompatible = versionMadeBy >> 8 == 0;
				const unixCompatible = versionMadeBy >> 8 == 3;
				const commentLength = getUint16(directoryView, offset + 32);
				const endOffset = commentOffset + commentLength;
				const rawEntryData = new Uint8Array(directoryArray.subarray(filenameOffset, endOffset));
				const rawFilename = rawEntryData.subarray(0, fileEntry.filenameLength);
				const rawComment = rawEntryData.subarray(fileEntry.filenameLength + fileEntry.extraFieldLength);
				const filenameUTF8 = languageEncodingFlag || !filenameEncoding && isUTF8Text(rawFilename);
				const commentUTF8 = languageEncodingFlag || !commentEncoding && isUTF8Text(rawComment);
				const externalFileAttributes = getUint32(directoryView, offset + 38);
				const msdosAttributesRaw = externalFileAttributes & 255;
				const msdosAttributes = {
					readOnly: Boolean(msdosAttributesRaw & 1),
					hidden: Boolean(msdosAttributesRaw & 2),
					system: Boolean(msdosAttributesRaw & 4),
					directory: Boolean(msdosAttributesRaw & 16),
					archive: Boolean(msdosAttributesRaw & 32)
				};
				const offsetFileEntry = getUint32(directoryView, offset + 42);
				const decode = getFunctionOptionValue(zipReader, options, "decodeText") || decodeText;
				const rawFilenameEncoding = filenameUTF8 ? CHARSET_UTF8 : filenameEncoding || CHARSET_CP437;
				const rawCommentEncoding = commentUTF8 ? CHARSET_UTF8 : commentEncoding || CHARSET_CP437;
				let filename = decode(rawFilename, rawFilenameEncoding, TEXT_TYPE_FILENAME);
				if (filename === void 0) filename = decodeText(rawFilename, rawFilenameEncoding);
				let comment = decode(rawComment, rawCommentEncoding, TEXT_TYPE_COMMENT);
				if (comment === void 0) comment = decodeText(rawComment, rawCommentEncoding);
				Object.assign(fileEntry, {
					index: indexFile,
					decryptedDirectory,
					versionMadeBy,
					msDosCompatible,
					zip64: false,
					compressedSize: 0,
					uncompressedSize: 0,
					commentLength,
					offset: offsetFileEntry,
					diskNumberStart: getUint16(directoryView, offset + 34),
					internalFileAttributes: getUint16(directoryView, offset + 36),
					externalFileAttributes,
					msdosAttributesRaw,
					msdosAttributes,
					rawFilename,
					filenameUTF8,
					commentUTF8,
					rawExtraField: rawEntryData.subarray(fileEntry.filenameLength, fileEntry.filenameLength + fileEntry.extraFieldLength),
					rawComment,
					filename,
					comment
				});
				let malformedExtraField;
				try {
					malformedExtraField = readCommonFooter(fileEntry, fileEntry, directoryView, offset + 6);
				} catch (error) {
					if (checkAmbiguity || error.message != "Zip64 extra field not found") throw error;
					fileEntry.zip64ExtraFieldMissing = true;
					addWarning(warnings, WARNING_MISSING_ZIP64_EXTRA_FIELD, fileEntry.filename);
				}
				filename = fileEntry.filename;
				if (normalizeFilename) {
					const normalizedFilename = normalizeFilename(filename);
					if (normalizedFilename !== void 0) filename = fileEntry.filename = normalizedFilename;
				}
				if (isUnsafeFilename(filename, filenameValidation)) {
					const error = /* @__PURE__ */ new Error(ERR_UNSAFE_FILENAME);
					error.filename = filename;
					throw error;
				}
				if (malformedExtraField) addWarning(warnings, WARNING_MALFORMED_EXTRA_FIELD, filename);
				if (fileEntry.zip64ExtraFieldMissing && fileEntry.offset == 4294967295) startOffset = 0;
				else {
					fileEntry.offset += prependedDataLength;
					const entryPosition = getDiskOffset(reader, fileEntry.diskNumberStart) + fileEntry.offset;
					startOffset = Math.min(entryPosition, startOffset);
					if (entryPosition < previousEntryPosition) addWarning(warnings, WARNING_UNSORTED_CENTRAL_DIRECTORY, filename);
					previousEntryPosition = entryPosition;
				}
				if ((fileEntry.version & 255) > MAX_KNOWN_VERSION) addWarning(warnings, WARNING_UNKNOWN_VERSION, filename);
				if ((fileEntry.rawBitFlag & 32) == 32) addWarning(warnings, WARNING_COMPRESSED_PATCHED_DATA, filename);
				if (filenames.has(fileEntry.filename)) duplicateFilename = true;
				filenames.add(fileEntry.filename);
				const unixExternalUpper = fileEntry.externalFileAttributes >> 16 & MAX_16_BITS;
				if (fileEntry.unixMode === void 0 && (unixExternalUpper & 16877) != 0) fileEntry.unixMode = unixExternalUpper;
				const setuid = Boolean(fileEntry.unixMode & FILE_ATTR_UNIX_SETUID_MASK);
				const setgid = Boolean(fileEntry.unixMode & FILE_ATTR_UNIX_SETGID_MASK);
				const sticky = Boolean(fileEntry.unixMode & 512);
				const symlink = ((fileEntry.unixMode === void 0 ? unixExternalUpper : fileEntry.unixMode) & FILE_ATTR_UNIX_TYPE_MASK) == FILE_ATTR_UNIX_TYPE_SYMLINK;
				const modeIsDir = fileEntry.unixMode !== void 0 && (fileEntry.unixMode & 61440) == 16384;
				const upperIsDir = (unixExternalUpper & FILE_ATTR_UNIX_TYPE_MASK) == FILE_ATTR_UNIX_TYPE_DIR;
				const directory = modeIsDir || upperIsDir || msDosCompatible && msdosAttributes.directory || fileEntry.filename.endsWith("/");
				const executable = !symlink && !directory && (fileEntry.unixMode !== void 0 ? (fileEntry.unixMode & 73) != 0 : unixCompatible && (unixExternalUpper & 73) != 0);
				Object.assign(fileEntry, {
					setuid,
					setgid,
					sticky,
					symlink,
					unixExternalUpper,
					executable,
					directory,
					zipCrypto: fileEntry.encrypted && !fileEntry.extraFieldAES
				});
				const entry = new Entry(fileEntry);
				if (fileEntry.zip64ExtraFieldMissing) zipReader.entriesMissingZip64ExtraField.add(entry);
				entry.getData = (writer, options) => fileEntry.getData(writer, entry, zipReader, options);
				entry.arrayBuffer = async (options) => {
					const writer = new TransformStream();
					const arrayBufferPromise = streamToBlob(writer.readable).then((blob) => blob.arrayBuffer());
					arrayBufferPromise.catch(() => {});
					await fileEntry.getData(writer, entry, zipReader, Object.assign({}, options, { preventClose: false }));
					return arrayBufferPromise;
				};
				offset = endOffset;
				if (indexFile == filesLength - 1 && recoverWrappedFilesLength) {
					const wrappedFilesLength = getWrappedFilesLength(directoryView, directoryArray, offset);
					if (wrappedFilesLength) {
						filesLength += wrappedFilesLength;
						addWarning(warnings, WARNING_WRAPPED_ENTRIES_COUNT);
					}
				}
				const { onprogress } = options;
				if (onprogress) try {
					await onprogress(indexFile + 1, filesLength, new Entry(fileEntry));
				} catch {}
				yield entry;
			}
			let offsetAfterSignature = offset;
			let digitalSignature = readDigitalSignature(directoryArray.subarray(offset)) || (decryptedDirectory ? readDigitalSignature(dataAfterEncryptedDirectory) : void 0);
			if (!digitalSignature && !decryptedDirectory) {
				const signatureRecordOffset = directoryDataOffset + offset;
				const signatureRecordLength = Math.min(centralDirectoryEndOffset - signatureRecordOffset, 6 + MAX_16_BITS);
				if (signatureRecordLength >= 6) digitalSignature = readDigitalSignature(await readUint8Array(reader, signatureRecordOffset, signatureRecordLength));
			}
			if (digitalSignature) {
				zipReader.digitalSignature = digitalSignature;
				offsetAfterSignature = offset + 6 + digitalSignature.length;
			}
			if (offset != declaredDirectoryDataLength && offsetAfterSignature != declaredDirectoryDataLength || !decryptedDirectory && offset != directoryDataLength && offsetAfterSignature != directoryDataLength) reportAmbiguity(checkAmbiguity, warnings, WARNING_TRAILING_CENTRAL_DIRECTORY_DATA);
			if (duplicateFilename) reportAmbiguity(checkAmbiguity, warnings, WARNING_DUPLICATE_FILENAME);
			const extractPrependedData = getOptionValue(zipReader, options, OPTION_EXTRACT_PREPENDED_DATA);
			const extractAppendedData = getOptionValue(zipReader, options, OPTION_EXTRACT_APPENDED_DATA);
			const splitZipSignatureLength = (checkAmbiguity || extractPrependedData) && filesLength && startOffset == 4 && await startsWithSplitZipMarker(reader) ? 4 : 0;
			if (checkAmbiguity && (prependedDataLength > 0 || filesLength && startOffset > splitZipSignatureLength)) throwAmbiguousArchive(WARNING_PREPENDED_DATA);
			if (prependedDataLength > 0 || filesLength && startOffset > 4) addWarning(warnings, WARNING_PREPENDED_DATA);
			if (prependedCentralDirectory) addWarning(warnings, WARNING_PREPENDED_CENTRAL_DIRECTORY);
			if (extractPrependedData) zipReader.prependedData = startOffset > splitZipSignatureLength ? await readUint8Array(reader, splitZipSignatureLength, startOffset - splitZipSignatureLength) : EMPTY_UINT8_ARRAY;
			zipReader.comment = commentLength ? await readUint8Array(reader, commentOffset + 22, commentLength) : EMPTY_UINT8_ARRAY;
			if (extractAppendedData) zipReader.appendedData = appendedDataOffset < reader.size ? await readUint8Array(reader, appendedDataOffset, reader.size - appendedDataOffset) : EMPTY_UINT8_ARRAY;
			return true;
		}
		async getEntries(options = {}) {
			const entries = [];
			for await (const entry of this.getEntriesGenerator(options)) entries.push(entry);
			return entries;
		}
		async close() {
			const { reader } = this;
			if (!reader.readUint8Array && reader.readable && !reader.readable.locked) await reader.readable.cancel();
		}
		[SYMBOL_ASYNC_DISPOSE]() {
			return this.close();
		}
	};
	ZipEntry = class {
		constructor(reader, options) {
			Object.assign(this, {
				reader,
				options
			});
		}
		async getData(writer, fileEntry, zipReader, options = {}) {
			const zipEntry = this;
			const { readRanges, directoryOffset } = zipReader;
			if (zipEntry.zip64ExtraFieldMissing) throw new Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
			const config = getConfiguration();
			const { reader, index, offset, diskNumberStart, extraFieldAES, extraFieldZip64, compressionMethod, bitFlag, rawBitFlag, crc32, rawLastModDate, uncompressedSize, compressedSize } = zipEntry;
			const { dataDescriptor } = bitFlag;
			const localDirectory = fileEntry.localDirectory = {};
			const warnings = fileEntry.warnings = [];
			const localHeaderOffset = getDiskOffset(reader, diskNumberStart) + offset;
			const dataArray = await readUint8Array(reader, localHeaderOffset, 30);
			const dataView = getDataView(dataArray);
			let password = getOptionValue(zipEntry, options, OPTION_PASSWORD);
			let rawPassword = getOptionValue(zipEntry, options, OPTION_RAW_PASSWORD);
			const passThrough = checkPassThroughOption(getOptionValue(zipEntry, options, OPTION_PASS_THROUGH));
			const passThroughCompression = Boolean(passThrough);
			const passThroughEncryption = passThrough === true;
			checkPasswordOption(password, rawPassword);
			password = password && password.length ? password : void 0;
			rawPassword = rawPassword && rawPassword.length ? rawPassword : void 0;
			if (extraFieldAES) {
				if (extraFieldAES.originalCompressionMethod != 99) throw new Error(ERR_UNSUPPORTED_COMPRESSION);
			}
			if (dataArray.length < 30 || getUint32(dataView, 0) != 67324752) throw new Error(ERR_LOCAL_FILE_HEADER_NOT_FOUND);
			readCommonHeader(localDirectory, dataView, 4);
			const { extraFieldLength, filenameLength } = localDirectory;
			const dataOffset = localDirectory.dataOffset = localHeaderOffset + 30 + filenameLength + extraFieldLength;
			const checkLocalDirectoryOption = getOptionValue(zipEntry, options, OPTION_CHECK_LOCAL_DIRECTORY);
			const entryStrictness = getStrictness(options, zipEntry.options);
			const checkLocalDirectory = getCheckLocalDirectory(checkLocalDirectoryOption, entryStrictness);
			const checkLocalFilenameOption = getOptionValue(zipEntry, options, OPTION_CHECK_LOCAL_FILENAME);
			const checkLocalFilename = getCheckLocalFilename(checkLocalFilenameOption === void 0 ? checkLocalDirectoryOption : checkLocalFilenameOption, entryStrictness);
			let rawLocalFilename = EMPTY_UINT8_ARRAY;
			if (checkLocalFilename && (filenameLength || extraFieldLength)) {
				const trailingDataArray = await readUint8Array(reader, localHeaderOffset + 30, filenameLength + extraFieldLength);
				rawLocalFilename = trailingDataArray.subarray(0, filenameLength);
				localDirectory.rawExtraField = trailingDataArray.subarray(filenameLength);
			} else localDirectory.rawExtraField = extraFieldLength ? await readUint8Array(reader, localHeaderOffset + 30 + filenameLength, extraFieldLength) : EMPTY_UINT8_ARRAY;
			if (checkLocalFilename) localDirectory.rawFilename = rawLocalFilename;
			if (readCommonFooter(zipEntry, localDirectory, dataView, 4, true)) addWarning(warnings, WARNING_MALFORMED_EXTRA_FIELD);
			validateLocalDirectory(zipEntry, localDirectory, rawLocalFilename, checkLocalFilename, checkLocalDirectory ? void 0 : warnings);
			const { lastAccessDate, creationDate, uid, gid } = localDirectory;
			if (lastAccessDate && fileEntry.lastAccessDate === void 0) fileEntry.lastAccessDate = lastAccessDate;
			if (creationDate && fileEntry.creationDate === void 0) fileEntry.creationDate = creationDate;
			if (uid !== void 0 && fileEntry.uid === void 0) fileEntry.uid = uid;
			if (gid !== void 0 && fileEntry.gid === void 0) fileEntry.gid = gid;
			const checkPasswordOnly = getOptionValue(zipEntry, options, OPTION_CHECK_PASSWORD_ONLY);
			const encrypted = zipEntry.encrypted && (!passThroughEncryption || checkPasswordOnly);
			const zipCrypto = encrypted && !extraFieldAES;
			if (!passThroughEncryption) fileEntry.zipCrypto = zipCrypto;
			if (encrypted && (zipEntry.rawBitFlag & 64) == 64) throw new Error(ERR_UNSUPPORTED_ENCRYPTION);
			const registeredCodec = passThroughCompression ? void 0 : getRegisteredCodec(compressionMethod);
			if (compressionMethod != 0 && compressionMethod != 8 && compressionMethod != 9 && !registeredCodec && !passThroughCompression) throw new Error(ERR_UNSUPPORTED_COMPRESSION);
			if (encrypted) {
				if (!zipCrypto && (extraFieldAES.strength < 1 || extraFieldAES.strength > 3)) throw new Error(ERR_UNSUPPORTED_ENCRYPTION);
				else if (!password && !rawPassword) throw new Error(ERR_ENCRYPTED);
			}
			if (dataOffset + compressedSize > Math.min(reader.size, directoryOffset)) throw new Error(ERR_ENTRY_DATA_OUT_OF_BOUNDS);
			const size = compressedSize;
			const signal = checkSignalOption(getOptionValue(zipEntry, options, OPTION_SIGNAL));
			throwIfAborted(signal);
			let checkOverlappingEntry = getOptionValue(zipEntry, options, OPTION_CHECK_OVERLAPPING_ENTRY);
			const checkOverlappingEntryOnly = getOptionValue(zipEntry, options, OPTION_CHECK_OVERLAPPING_ENTRY_ONLY);
			if (checkOverlappingEntryOnly) checkOverlappingEntry = true;
			const { onstart, onprogress, onend } = options;
			const compressed = compressionMethod != 0 && !passThroughCompression;
			const outputSize = passThroughCompression ? compressedSize - getEncryptionOverhead(encrypted, zipCrypto, extraFieldAES && extraFieldAES.strength) : uncompressedSize;
			const deflate64 = compressionMethod == 9;
			let useCompressionStream = getOptionValue(zipEntry, options, OPTION_USE_COMPRESSION_STREAM);
			if (deflate64) useCompressionStream = false;
			const checkCrc32Option = getOptionValue(zipEntry, options, OPTION_CHECK_CRC32);
			const checkCrc32 = (checkCrc32Option === void 0 ? getOptionValue(zipEntry, options, "checkSignature") : checkCrc32Option) && !passThroughCompression && (!encrypted || zipCrypto || extraFieldAES && extraFieldAES.vendorVersion == VENDOR_VERSION_AE_1);
			const workerOptions = {
				options: {
					codecType: CODEC_INFLATE,
					password,
					rawPassword,
					zipCrypto,
					encryptionStrength: extraFieldAES && extraFieldAES.strength,
					checkCrc32,
					checkAuthenticationCode: getOptionValue(zipEntry, options, OPTION_CHECK_AUTHENTICATION_CODE),
					passwordVerification: zipCrypto && (dataDescriptor ? rawLastModDate >>> 8 & 255 : crc32 >>> 24 & 255),
					outputSize,
					crc32,
					compressed,
					encrypted,
					useWebWorkers: getOptionValue(zipEntry, options, OPTION_USE_WEB_WORKERS),
					useCompressionStream,
					deflate64,
					format: registeredCodec ? registeredCodec.format : void 0,
					codecURI: registeredCodec ? registeredCodec.codecURI : void 0,
					compressionMethod,
					rawBitFlag,
					checkPasswordOnly
				},
				config,
				streamOptions: {
					signal,
					size,
					onstart,
					onprogress,
					onend
				}
			};
			if (checkOverlappingEntry) {
				await detectOverlappingEntry({
					reader,
					fileEntry,
					index,
					offset: localHeaderOffset,
					crc32,
					compressedSize,
					uncompressedSize,
					dataOffset,
					dataDescriptor: dataDescriptor || localDirectory.bitFlag.dataDescriptor,
					extraFieldZip64: extraFieldZip64 || localDirectory.extraFieldZip64,
					readRanges
				});
				validateDataDescriptor(zipEntry, localDirectory, checkLocalDirectory ? void 0 : warnings);
			}
			let writable, abortError, aborted;
			try {
				if (!checkOverlappingEntryOnly) {
					if (checkPasswordOnly) writer = new WritableStream();
					writer = new GenericWriter(writer);
					await initStream(writer, getDecodableOutputSize(outputSize, compressedSize, compressed));
					({writable} = writer);
					const { outputSize: writtenSize } = await runWorker({
						readable: toCompatibleReadable(reader.createReadable({
							offset: dataOffset,
							size
						})),
						writable
					}, workerOptions);
					throwIfAborted(signal);
					if (writtenSize != outputSize) throw Object.assign(new Error(ERR_INVALID_UNCOMPRESSED_SIZE), { outputSize: writtenSize });
					writer.size += writtenSize;
				}
			} catch (error) {
				if (isErrorObject(error) && error.outputSize !== void 0) writer.size += error.outputSize;
				if (!checkPasswordOnly || !isErrorObject(error) || error.message != "zipjs-abort-check-password") {
					abortError = error;
					aborted = true;
					throw error;
				}
			} finally {
				if (!(!ownsWritable(writer) && getOptionValue(zipEntry, options, "preventClose")) && writable && !writable.locked) {
					const writableWriter = writable.getWriter();
					if (aborted) try {
						await writableWriter.abort(abortError);
					} catch {}
					else await writableWriter.close();
				}
			}
			return checkPasswordOnly || checkOverlappingEntryOnly ? void 0 : writer.getData ? writer.getData() : writable;
		}
	};
}));
// src/bundle/zip.ts
init_io(), init_configuration(), init_zip_reader();
configure({ useWebWorkers: false });
/** The zip is broken, or is not one. */
var ZipError = class extends Error {
	name = "ZipError";
};
new TextEncoder();
/** The files in one folder of these, by their names there. `folder` ends in a slash. */
function filesIn(files, folder) {
	const inside = [...files].filter(([name]) => name.startsWith(folder));
	return new Map(inside.map(([name, read]) => [name.slice(folder.length), read]));
}
/**
* Errors: ZipError when it is no zip, or one in which programs show different files: two of one name, something before
* or after the zip, names that lead out of the folder it is unpacked into.
*/
async function openZip(blob) {
	const files = /* @__PURE__ */ new Map();
	try {
		for await (const entry of new ZipReader(new BlobReader(blob), { strictness: "strict" }).getEntriesGenerator()) {
			if (files.has(entry.filename)) throw new ZipError(`the zip holds ${entry.filename} twice`);
			if (isFile(entry)) files.set(entry.filename, () => readEntry$1(entry));
		}
	} catch (error) {
		if (error instanceof ZipError) throw error;
		throw new ZipError("it is not a whole zip file, or one that programs read differently", { cause: error });
	}
	return files;
}
/** What only calls itself a folder is unpacked as a file by some programs, and has to be accounted for. */
function isFile(entry) {
	return !(entry.directory && entry.filename.endsWith("/") && entry.uncompressedSize === 0);
}
async function* readEntry$1(entry) {
	const pipe = openPipe();
	const reading = entry.getData(pipe.writable, { checkSignature: true }).catch(pipe.fail);
	try {
		for await (const piece of pipe.readable) yield piece;
		await reading;
	} catch (error) {
		throw new ZipError(`${entry.filename} is damaged`, { cause: error });
	}
}
function openPipe() {
	const held = {};
	const { readable, writable } = new TransformStream({ start(controller) {
		held.controller = controller;
	} });
	return {
		readable,
		writable,
		fail: (error) => held.controller?.error(error)
	};
}
// src/bundle/trust.ts
/** What whoever verifies a file brings along, and how a file names the key it is signed with. */
/** The file is nothing that can be verified, so nothing can be said about any log. */
var BundleError = class extends Error {
	name = "BundleError";
};
/**
* The key everything is checked with: the verifier's, else the file's only one. `what` is "bundle" or "pack".
*
* @throws BundleError when it does not parse.
*/
async function findKey(files, given, what) {
	const own = (await files.text(FILES.key))?.replace(/\n$/, "") ?? "";
	const key = given?.trim() ?? own;
	try {
		parseVerifierKey(key);
	} catch (error) {
		if (!(error instanceof NoteError)) throw error;
		throw new BundleError(given === void 0 ? `${FILES.key} holds no key` : `the given key: ${error.message}`);
	}
	if (given === void 0) return {
		key,
		finding: passed("key", `the key is the one in the ${what}: compare it with the log’s own`)
	};
	return own === key ? {
		key,
		finding: passed("key", `the ${what} names the key you gave`)
	} : {
		key,
		finding: failed("key", `${FILES.key}: the ${what} names another key than the one you gave`, null)
	};
}
/** Whether the manifest is signed by the log that it names. */
function judgeSignature$1(note, key, { log, what }) {
	try {
		const { signers } = verifyNote(note, [key]);
		if (!signers.includes(log)) return failed("manifest", `${FILES.manifest} speaks of another log, ${log}`, null);
		return passed("manifest", `what the ${what} says of itself is signed by the log`);
	} catch (error) {
		if (!(error instanceof NoteError)) throw error;
		return failed("manifest", `${FILES.manifest}: ${error.message}`, null);
	}
}
/** The files of a zip. @throws BundleError when it is none. */
async function openZipFile(blob) {
	return await openZip(blob).catch((error) => {
		throw error instanceof ZipError ? new BundleError(error.message) : error;
	});
}
// src/bundle/in-words.ts
/** What a verification proved and what it could not, for a person who has never heard of a Merkle tree. */
function bundleInWords(report) {
	const { ok, firstBadIndex, keyGiven, anchored } = report;
	if (!ok) return [`This bundle was changed, or is not what it says.${firstBadIndex === null ? "" : ` The first entry in doubt is number ${firstBadIndex}.`}`];
	return [
		subject(report),
		keyGiven ? "They are signed with the key you gave." : "They are signed with the key in the bundle. Compare it with the key of the log, or anyone could have made both.",
		anchored ? "An older checkpoint, kept outside the log, agrees: nothing before it was changed or removed." : "No older checkpoint from outside was compared, so a log that was cut short or rewritten as a whole would look the same."
	];
}
function subject({ scope, entries, size }) {
	const amount = `${entries} ${entries === 1 ? "entry" : "entries"}`;
	switch (scope.kind) {
		case "all": return `Verified: ${amount}, the whole log, unchanged since they were signed.`;
		case "case": return `Verified: ${amount} of case ${scope.case}, each at its place in a log of ${size}, unchanged. That the case has no other entries is not proven; the whole log shows it.`;
		case "period": return `Verified: ${amount} from ${scope.from} to ${scope.to}, unchanged and without a gap, in a log of ${size}.`;
	}
}
// src/canonical.ts
/** Entries are a few levels deep; the limit keeps a hostile text from exhausting the stack. */
var MAX_DEPTH = 64;
/** Why a value or text is not canonical, and where: `pointer` is a JSON Pointer (RFC 6901), '' is the whole. */
var CanonicalError = class extends Error {
	name = "CanonicalError";
	pointer;
	constructor(problem, pointer) {
		super(`${pointer === "" ? "the value" : pointer}: ${problem}`);
		this.pointer = pointer;
	}
};
/**
* The one canonical text of `value`.
*
* @throws CanonicalError for anything outside {@link CanonicalValue}: floats, undefined, bigint, dates
*   and other class instances, holes in arrays, symbol keys, lone surrogates, nesting beyond 64 levels
*   (which also ends a cycle).
*/
function canonicalise(value) {
	return write(value, "", 0);
}
/**
* Reads a text that claims to be canonical, and refuses it unless writing it again gives the same text.
* That one comparison catches blanks, key order, escapes, `1.0`, `1e2` and duplicate keys (of which
* `JSON.parse` silently keeps the last) without a second parser to get wrong.
*
* @throws CanonicalError when the text is not JSON, or not in canonical form.
*/
function parseCanonical(text) {
	const value = parseJson(text);
	if (canonicalise(value) !== text) throw new CanonicalError("the text is not in canonical form", "");
	return value;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new CanonicalError("the text is not JSON", "");
	}
}
function write(value, pointer, depth) {
	if (depth > MAX_DEPTH) throw new CanonicalError(`nested deeper than ${MAX_DEPTH} levels`, pointer);
	switch (typeof value) {
		case "string": return writeString(value, pointer);
		case "number": return writeInteger(value, pointer);
		case "boolean": return value ? "true" : "false";
		case "object":
			if (value === null) return "null";
			return Array.isArray(value) ? writeArray(value, pointer, depth) : writeObject(value, pointer, depth);
		default: throw new CanonicalError(`${typeof value} is not a JSON value`, pointer);
	}
}
/** ECMAScript's own string escaping is the one RFC 8785 §3.2.2.2 prescribes, once the input is Unicode. */
function writeString(text, pointer) {
	if (!text.isWellFormed()) throw new CanonicalError("the string holds a lone surrogate", pointer);
	return JSON.stringify(text);
}
function writeInteger(value, pointer) {
	if (!Number.isSafeInteger(value)) throw new CanonicalError("the number is not a safe integer", pointer);
	return String(value);
}
function writeArray(items, pointer, depth) {
	return `[${Array.from(items, (item, i) => write(item, `${pointer}/${i}`, depth + 1)).join(",")}]`;
}
function writeObject(value, pointer, depth) {
	if (!isPlain(value)) throw new CanonicalError("only plain objects can be written", pointer);
	if (Object.getOwnPropertySymbols(value).length > 0) throw new CanonicalError("symbol keys cannot be written", pointer);
	return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, item]) => {
		const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
		return `${writeString(key, at)}:${write(item, at, depth + 1)}`;
	}).join(",")}}`;
}
/** Plain by its chain and not by identity with Object.prototype, which differs between browser frames. */
function isPlain(value) {
	const prototype = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
// ../../node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/hmac.js
/**
* HMAC: RFC2104 message authentication code.
* @module
*/
/**
* Internal class for HMAC.
* Accepts any byte key, although RFC 2104 §3 recommends keys at least
* `HashLen` bytes long.
*/
var _HMAC = class {
	oHash;
	iHash;
	blockLen;
	outputLen;
	canXOF = false;
	finished = false;
	destroyed = false;
	constructor(hash, key) {
		ahash(hash);
		abytes$1(key, void 0, "key");
		this.iHash = hash.create();
		if (typeof this.iHash.update !== "function") throw new Error("expected Hash instance");
		this.blockLen = this.iHash.blockLen;
		this.outputLen = this.iHash.outputLen;
		const blockLen = this.blockLen;
		const pad = new Uint8Array(blockLen);
		pad.set(key.length > blockLen ? hash.create().update(key).digest() : key);
		for (let i = 0; i < pad.length; i++) pad[i] ^= 54;
		this.iHash.update(pad);
		this.oHash = hash.create();
		for (let i = 0; i < pad.length; i++) pad[i] ^= 106;
		this.oHash.update(pad);
		clean(pad);
	}
	update(buf) {
		aexists(this);
		this.iHash.update(buf);
		return this;
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const buf = out.subarray(0, this.outputLen);
		this.iHash.digestInto(buf);
		this.oHash.update(buf);
		this.oHash.digestInto(buf);
		this.destroy();
	}
	digest() {
		const out = new Uint8Array(this.oHash.outputLen);
		this.digestInto(out);
		return out;
	}
	_cloneInto(to) {
		to ||= Object.create(Object.getPrototypeOf(this), {});
		const { oHash, iHash, finished, destroyed, blockLen, outputLen, canXOF } = this;
		to = to;
		to.finished = finished;
		to.destroyed = destroyed;
		to.blockLen = blockLen;
		to.outputLen = outputLen;
		to.canXOF = canXOF;
		to.oHash = oHash._cloneInto(to.oHash);
		to.iHash = iHash._cloneInto(to.iHash);
		return to;
	}
	clone() {
		return this._cloneInto();
	}
	destroy() {
		this.destroyed = true;
		this.oHash.destroy();
		this.iHash.destroy();
	}
};
var hmac = /* @__PURE__ */ (() => {
	const hmac_ = ((hash, key, message) => new _HMAC(hash, key).update(message).digest());
	hmac_.create = (hash, key) => new _HMAC(hash, key);
	return hmac_;
})();
// src/commitment.ts
/**
* What an entry commits to without holding it: personal data and free text that are kept elsewhere, and may be erased
* there. The salt makes a commitment say nothing about a short text once both are gone.
*/
/** HMAC-SHA256 with the salt as key over the text's UTF-8, in hex. */
function commitmentOf(salt, text) {
	return bytesToHex$1(hmac(sha256, salt, utf8ToBytes(text)));
}
// src/decision-rules.ts
/**
* Reads entries in log order. A decision is sent, confirmed or agreed to only after it was requested, agreed to only by
* another person, and sent or confirmed only after that when the request names rules that ask for a second person.
* Memory grows with the decisions, not with the log.
*/
var DecisionRules = class {
	#requests = /* @__PURE__ */ new Map();
	#knowsRequests;
	#broken = null;
	/** `knowsRequests` is false for a period of a log: what was requested before it is not in sight. */
	constructor({ knowsRequests }) {
		this.#knowsRequests = knowsRequests;
	}
	get broken() {
		return this.#broken;
	}
	/** Entries of other shapes than Docket writes are none of its business: their form is judged elsewhere. */
	read(entry, index) {
		if (this.#broken !== null) return;
		const { action, object, actor, refs } = asRecord(entry);
		if (typeof action !== "string" || !action.startsWith("decision.")) return;
		const { type, id } = asRecord(object);
		if (type !== "decision" || typeof id !== "string") return;
		const by = asRecord(actor).id;
		const maker = typeof by === "string" ? by : null;
		const problem = action === "decision.requested" ? this.#request(id, {
			maker,
			needsSecond: Boolean(asRecord(refs).rules)
		}) : this.#judge(action, id, maker);
		if (problem !== null) this.#broken = {
			index,
			problem
		};
	}
	#request(id, request) {
		if (this.#requests.has(id)) return `decision ${id} is requested a second time`;
		this.#requests.set(id, request);
		return null;
	}
	#judge(action, id, by) {
		if (!RULED.has(action)) return null;
		const request = this.#requests.get(id);
		if (request === void 0) return this.#unrequested(action, id);
		if (action !== "decision.approved") return request.needsSecond ? `${action} for the decision ${id}, to which no second person agreed` : null;
		if (by === null || by === request.maker) return `decision ${id} is agreed to by nobody else than who requested it`;
		request.needsSecond = false;
		return null;
	}
	#unrequested(action, id) {
		return this.#knowsRequests ? `${action} for the decision ${id}, which was never requested` : null;
	}
};
var RULED = /* @__PURE__ */ new Set([
	"decision.approved",
	"decision.sent",
	"decision.confirmed"
]);
/** The value's properties, none for anything that has none: for looking into entries of unknown shape. */
function asRecord(value) {
	return typeof value === "object" && value !== null ? value : {};
}
// src/commitment-rules.ts
/** Holds texts that were disclosed with a log against what its entries commit to. */
/**
* Reads entries in log order, then the disclosed texts. A text has to be the one its entry committed to; one that is
* missing has to be of a case that was erased afterwards. Memory grows with the commitments.
*/
var CommitmentRules = class {
	#open = /* @__PURE__ */ new Map();
	/** Where each case was last erased. */
	#erased = /* @__PURE__ */ new Map();
	#shown = 0;
	#broken = null;
	read(entry, index) {
		const { id, action, commit, case: about } = asRecord(entry);
		const caseId = typeof about === "string" ? about : null;
		if (action === "data.erased" && caseId !== null) this.#erased.set(caseId, index);
		for (const [name, digest] of Object.entries(asRecord(commit))) {
			if (typeof digest !== "string") continue;
			const place = placeOf(id, name);
			if (this.#open.has(place)) this.#fail(index, `entry ${index} commits to "${name}" as an earlier one does`);
			else this.#open.set(place, {
				digest,
				index,
				case: caseId
			});
		}
	}
	/** One line of the disclosed texts. */
	disclose(line) {
		const { entry, name, salt, text } = asRecord(parse(line));
		const place = placeOf(entry, name);
		const known = this.#open.get(place);
		if (known === void 0) {
			this.#fail(null, "a text is disclosed that no entry commits to");
			return;
		}
		this.#open.delete(place);
		this.#shown += 1;
		const bytes = typeof salt === "string" ? fromBase64(salt) : null;
		if (!(bytes?.length === 32 && typeof text === "string" && commitmentOf(bytes, text) === known.digest)) this.#fail(known.index, `the text "${name}" is not the one entry ${known.index} commits to`);
	}
	/** `isWhole`: nothing of a case is out of sight, so that an erasure would have been seen. */
	end({ isWhole }) {
		const missing = [...this.#open.values()];
		const lost = missing.find((one) => !this.#isErased(one));
		if (isWhole && lost !== void 0) this.#fail(lost.index, `a text that entry ${lost.index} commits to is missing, and nothing was erased`);
		if (this.#broken !== null) return {
			ok: false,
			detail: this.#broken.problem,
			badIndex: this.#broken.index
		};
		const rest = missing.length === 0 ? "" : `; ${missing.length} are not shown${isWhole ? ", erased" : ""}`;
		return {
			ok: true,
			detail: `${this.#shown} disclosed texts are those the entries commit to${rest}`,
			badIndex: null
		};
	}
	/** What was written after an erasure is not what was erased. */
	#isErased({ case: caseId, index }) {
		return caseId !== null && (this.#erased.get(caseId) ?? -1) > index;
	}
	#fail(index, problem) {
		if (this.#broken !== null && (this.#broken.index ?? Infinity) <= (index ?? Infinity)) return;
		this.#broken = {
			index,
			problem
		};
	}
};
/** Ids and names hold anything in a log that was made up, so the two are not simply put together. */
function placeOf(entry, name) {
	return JSON.stringify([entry, name]);
}
function parse(line) {
	try {
		return JSON.parse(line);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return null;
	}
}
// src/checkpoint.ts
/** C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint): the signed statement "the first `size` entries have this root". */
/** The text is not a checkpoint, or not one that the log it names has signed. */
var CheckpointError = class extends Error {
	name = "CheckpointError";
};
/**
* Reads a checkpoint's text. It checks form only: see {@link openCheckpoint} for the signature.
*
* @throws CheckpointError when a line is missing, empty or out of form.
*/
function parseCheckpoint(text) {
	const lines = text.split("\n");
	if (lines.pop() !== "" || lines.includes("")) throw new CheckpointError("a checkpoint is non-empty lines, each ending in a newline");
	const [origin = "", sizeText = "", rootText = "", ...extensions] = lines;
	if (!isKeyName(origin)) throw new CheckpointError("the origin has no blanks, plus signs or controls");
	const size = Number(sizeText);
	if (!/^(0|[1-9][0-9]*)$/.test(sizeText) || !Number.isSafeInteger(size)) throw new CheckpointError("the size is not a decimal count without leading zeroes");
	const root = fromBase64(rootText);
	if (root?.length !== 32) throw new CheckpointError("the root is not 32 bytes in base64");
	return {
		origin,
		size,
		root,
		...extensions.length > 0 && { extensions }
	};
}
/** The checkpoint in a note whose signatures hold. @throws CheckpointError, as {@link openCheckpoint}. */
function checkpointOf({ text, signers }) {
	const checkpoint = parseCheckpoint(text);
	if (!signers.includes(checkpoint.origin)) throw new CheckpointError(`no signature is by the log ${checkpoint.origin} itself`);
	return checkpoint;
}
// src/open-checkpoints.ts
/** Opens many signed checkpoints at a time, by the platform's own Ed25519 where it has one. */
/** As many as keep the platform's threads busy, and few enough to cost no memory worth naming. */
var AT_ONCE = 256;
/**
* Opens notes in their order, reading no more of them than are being verified.
*
* @throws NoteError `bad-key` when a verifier key does not parse, and whatever the source throws. A note that cannot
*   be believed is no error but an answer.
*/
async function* openCheckpoints(notes, verifierKeys) {
	const keys = verifierKeys.map(parseVerifierKey);
	const judge = await judgeOf(keys);
	let batch = [];
	for await (const note of notes) {
		batch.push(open(note, keys, judge));
		if (batch.length < AT_ONCE) continue;
		yield* await Promise.all(batch);
		batch = [];
	}
	yield* await Promise.all(batch);
}
/** The two error classes are verdicts on foreign input; anything else is a fault of ours and passes through. */
async function open(note, keys, judge) {
	try {
		const { text, claims } = readClaims(note, keys);
		return {
			note,
			head: checkpointOf(judgeClaims(text, claims, await Promise.all(claims.map(judge)))),
			problem: ""
		};
	} catch (error) {
		if (!(error instanceof NoteError || error instanceof CheckpointError)) throw error;
		return {
			note,
			head: null,
			problem: error.message
		};
	}
}
/**
* WebCrypto is in Node and in browsers, and ten times faster than the same in JavaScript; a browser without Ed25519
* in it, or a page without a secure origin, gets the JavaScript.
*/
async function judgeOf(keys) {
	const subtle = globalThis.crypto?.subtle;
	try {
		const entries = await Promise.all(keys.map(async (key) => {
			const bytes = new Uint8Array(key.publicKey);
			return [key, await subtle?.importKey("raw", bytes, "Ed25519", false, ["verify"])];
		}));
		const imported = new Map(entries);
		return async ({ key, message, signature }) => {
			const own = imported.get(key);
			if (own === void 0) return inJavaScript({
				key,
				message,
				signature
			});
			return subtle.verify("Ed25519", own, new Uint8Array(signature), new Uint8Array(message));
		};
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		return async (claim) => inJavaScript(claim);
	}
}
function inJavaScript({ key, message, signature }) {
	return ed25519.verify(signature, message, key.publicKey, { zip215: false });
}
// src/merkle.ts
/**
* The Merkle tree of RFC 9162 §2.1 over audit entries: hashing, roots, and the frontier by which the
* sequencer extends the tree and a verifier streams it without holding the leaves.
*/
var LEAF_PREFIX = Uint8Array.of(0);
var NODE_PREFIX = Uint8Array.of(1);
var utf8 = new TextEncoder();
/** SHA-256(0x00 ‖ the UTF-8 bytes of the entry's canonical text): what Postgres checks on `audit.log.leaf`. */
function leafHash(entryText) {
	return sha256(concatBytes$1(LEAF_PREFIX, utf8.encode(entryText)));
}
/** SHA-256(0x01 ‖ left ‖ right). */
function nodeHash(left, right) {
	return sha256(concatBytes$1(NODE_PREFIX, left, right));
}
/** The frontier of a log without entries. */
function emptyFrontier() {
	return {
		size: 0,
		hashes: []
	};
}
/** The frontier after one more leaf. The given frontier stays as it was, so a failed transaction loses nothing. */
function appendLeaf(frontier, leaf) {
	if (!isHash(leaf)) throw new RangeError("a leaf is a hash of 32 bytes");
	const hashes = [...frontier.hashes];
	let carried = leaf;
	for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
		const left = hashes.pop();
		if (left === void 0) throw new RangeError("the frontier has fewer hashes than its size needs");
		carried = nodeHash(left, carried);
	}
	hashes.push(carried);
	return {
		size: frontier.size + 1,
		hashes
	};
}
/** The root of the whole tree; for no leaves SHA-256 of nothing (RFC 9162 §2.1.1). */
function rootOf(frontier) {
	const [first, ...larger] = frontier.hashes.toReversed();
	if (first === void 0) return sha256(/* @__PURE__ */ new Uint8Array());
	return larger.reduce((right, left) => nodeHash(left, right), first);
}
/** The largest power of two below `size` (k of RFC 9162 §2.1.1). Multiplied, not shifted: sizes pass 2^31. */
function splitPoint(size) {
	let k = 1;
	while (k * 2 < size) k *= 2;
	return k;
}
// src/verify.ts
/**
* Verifies a whole audit log from nothing but its entries, the signed checkpoints and the public keys.
* Entries and checkpoints stream side by side: memory grows with the decisions and with neither of these.
*/
var PROGRESS_EVERY$1 = 2e3;
/**
* Runs every check and reports all of them, also after a failure. Consistency between checkpoints (and
* with the anchors) needs no proofs here: all roots are recomputed from the same entries. For the same
* reason a checkpoint missing between two others takes nothing away and is not noticed.
*
* @throws NoteError `bad-key` when a verifier key does not parse, and whatever the streams throw:
*   both are unusable input, not evidence of tampering.
*/
async function verifyLog(evidence) {
	const { verifierKeys } = evidence;
	verifierKeys.forEach(parseVerifierKey);
	const anchors = [];
	for await (const anchor of openCheckpoints(evidence.anchors ?? [], verifierKeys)) anchors.push(anchor);
	const walk = new Walk(anchors.flatMap(({ head }) => head?.size ?? []));
	const queue = openCheckpoints(evidence.checkpoints, verifierKeys);
	await walk.run(evidence, queue);
	const anchorFindings = walk.judgeAnchors(anchors);
	const findings = [...walk.findings(), ...anchorFindings];
	return {
		ok: findings.every(({ ok }) => ok),
		size: walk.size,
		root: toBase64(walk.root),
		checks: findings.map(({ name, ok, detail }) => ({
			name,
			ok,
			detail
		})),
		firstBadIndex: lowestIndex(findings),
		anchored: anchorFindings.every(({ ok }) => ok) && anchors.some(({ head }) => (head?.size ?? 0) > 0)
	};
}
/** The first entry that any finding puts in doubt. */
function lowestIndex(findings) {
	const known = findings.flatMap(({ badIndex }) => badIndex ?? []);
	return known.length === 0 ? null : Math.min(...known);
}
/** One pass over entries and checkpoints together. */
var Walk = class {
	#frontier = emptyFrontier();
	#notCanonical = null;
	#decisions = new DecisionRules({ knowsRequests: true });
	#judge = new CheckpointJudge();
	#anchorSizes;
	#atAnchors = /* @__PURE__ */ new Map();
	constructor(anchorSizes) {
		this.#anchorSizes = new Set(anchorSizes);
	}
	get size() {
		return this.#frontier.size;
	}
	get root() {
		return rootOf(this.#frontier);
	}
	async run({ entries, onProgress }, queue) {
		this.#remember();
		let next = await this.#settle(await queue.next(), queue);
		for await (const text of entries) {
			this.#read(text);
			if (isDue(next, this.size)) next = await this.#settle(next, queue);
			if (this.size % PROGRESS_EVERY$1 === 0) await onProgress?.(this.size);
		}
		for (; !next.done; next = await queue.next()) this.#judge.take(next.value, this.#reached());
		await onProgress?.(this.size);
	}
	/** Judges the checkpoints that are due where the walk is; returns the first that is not yet. */
	async #settle(first, queue) {
		let next = first;
		for (; isDue(next, this.size) && !next.done; next = await queue.next()) this.#judge.take(next.value, this.#reached());
		return next;
	}
	#read(text) {
		const index = this.size;
		const value = this.#parse(text, index);
		if (value !== void 0) this.#decisions.read(value, index);
		this.#frontier = appendLeaf(this.#frontier, leafHash(text));
		this.#remember();
	}
	#remember() {
		if (this.#anchorSizes.has(this.size)) this.#atAnchors.set(this.size, this.#reached());
	}
	#parse(text, index) {
		try {
			return parseCanonical(text);
		} catch (error) {
			if (!(error instanceof CanonicalError)) throw error;
			this.#notCanonical ??= {
				index,
				problem: error.message
			};
			return;
		}
	}
	#reached() {
		return {
			size: this.size,
			root: this.root
		};
	}
	findings() {
		return [
			checkForm(this.#notCanonical, this.size),
			...this.#judge.findings(this.size),
			checkDecisions(this.#decisions.broken)
		];
	}
	/** One finding for all anchors: the first that fails, else what the largest of them proves. */
	judgeAnchors(anchors) {
		const origin = this.#judge.origin ?? anchors.find(({ head }) => head !== null)?.head?.origin;
		const judged = anchors.map((anchor) => checkAnchor(anchor, this.#atAnchors.get(anchor.head?.size ?? -1), {
			size: this.size,
			origin
		}));
		return [judged.find(({ ok }) => !ok) ?? judged.at(-1) ?? NO_ANCHOR];
	}
};
/** An unreadable checkpoint has no place to wait for, and one that goes back has missed it. */
function isDue(next, size) {
	return !next.done && (next.value.head === null || next.value.head.size <= size);
}
// src/bundle/check-files.ts
/** Whether the files of a bundle or pack are those of its manifest. */
/**
* Every file is the one the log signed for, none is missing and none was added. `badIndex` is the first entry that a
* changed file puts in doubt.
*/
async function checkFiles(files, reader, signed, badIndex) {
	const problems = [];
	for (const [name, said] of Object.entries(signed)) {
		if (!files.has(name)) {
			problems.push(`${name} is missing`);
			continue;
		}
		if (!reader.digests.has(name) && !reader.damage.has(name)) await reader.skim(name);
		const damage = reader.damage.get(name);
		if (damage !== void 0) problems.push(damage);
		else if (said.sha256 !== reader.digests.get(name)?.sha256) problems.push(`${name} is not the file the log signed for`);
	}
	const known = /* @__PURE__ */ new Set([...Object.keys(signed), FILES.manifest]);
	for (const name of files.keys()) if (!known.has(name)) problems.push(`${name} was added`);
	if (problems.length === 0) return passed("files", `all ${known.size} files are as the log signed them`);
	return failed("files", problems.join("; "), badIndex);
}
// src/proof.ts
/**
* Inclusion and consistency proofs of RFC 9162 §2.1.3 and §2.1.4. Proofs are built by the recursive
* definitions and verified by the RFC's iterative algorithms, which share no code: an error in one
* is caught by the other.
*/
/** Whether the proof holds (§2.1.3.2). False, never a throw: a proof is foreign input. */
function verifyInclusion({ leaf, index, size, root, proof }) {
	if (!isCount(index) || !isCount(size) || index >= size) return false;
	if (!isHash(leaf) || !proof.every(isHash)) return false;
	let node = index;
	let last = size - 1;
	let hash = leaf;
	for (const sibling of proof) {
		if (last === 0) return false;
		if (isOdd(node) || node === last) {
			hash = nodeHash(sibling, hash);
			[node, last] = skipMissingSiblings(node, last);
		} else hash = nodeHash(hash, sibling);
		node = half(node);
		last = half(last);
	}
	return last === 0 && equalBytes(hash, root);
}
/** Whether the proof holds (§2.1.4.2). The RFC leaves size 0 and equal sizes open: both take an empty proof. */
function verifyConsistency(claim) {
	const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
	if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
	if (!isHash(oldRoot) || !proof.every(isHash)) return false;
	if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
	if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, rootOf(emptyFrontier()));
	const [seed, ...rest] = isPowerOfTwo(oldSize) && proof.length > 0 ? [oldRoot, ...proof] : proof;
	if (seed === void 0) return false;
	let node = oldSize - 1;
	let last = newSize - 1;
	while (isOdd(node)) [node, last] = [half(node), half(last)];
	let oldHash = seed;
	let newHash = seed;
	for (const sibling of rest) {
		if (last === 0) return false;
		if (isOdd(node) || node === last) {
			oldHash = nodeHash(sibling, oldHash);
			newHash = nodeHash(sibling, newHash);
			[node, last] = skipMissingSiblings(node, last);
		} else newHash = nodeHash(newHash, sibling);
		node = half(node);
		last = half(last);
	}
	return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}
/** On the right edge a node without a sibling stands for its parent: climb until one has a left sibling. */
function skipMissingSiblings(node, last) {
	let [at, edge] = [node, last];
	while (!isOdd(at) && at !== 0) [at, edge] = [half(at), half(edge)];
	return [at, edge];
}
var half = (n) => Math.floor(n / 2);
var isOdd = (n) => n % 2 === 1;
var isCount = (n) => Number.isSafeInteger(n) && n >= 0;
var isPowerOfTwo = (n) => splitPoint(n * 2) === n;
// src/bundle/part-anchors.ts
/** How a part of a log meets the checkpoints that the verifier kept. */
/** A part holds no older entries to recompute: it meets an anchor by being it, or by the proof that came along. */
async function judgePartAnchors(files, newest, kept) {
	return judgeAnchors(newest, await readConsistency(files), kept);
}
/** `held` is the proof that leads from an older checkpoint to this one; null without. */
async function judgeAnchors(newest, held, { key, anchors }) {
	if (anchors.length === 0) return {
		finding: NO_ANCHOR,
		anchored: false
	};
	const verdicts = [];
	for await (const anchor of openCheckpoints(anchors, [key])) verdicts.push(judgeAnchor(anchor, newest, held));
	return verdicts.find(({ finding }) => !finding.ok) ?? verdicts.find(({ anchored }) => anchored) ?? verdicts[0] ?? {
		finding: NO_ANCHOR,
		anchored: false
	};
}
function judgeAnchor({ head, problem }, { head: newest }, held) {
	if (head === null || newest === null) return {
		finding: failed("anchor", problem, null),
		anchored: false
	};
	const isSame = head.size === newest.size;
	if (!isSame && held?.from !== head.size) {
		const how = `ask for a bundle with the proof from ${head.size} entries on`;
		return {
			finding: passed("anchor", `nothing in here leads to the anchor over ${head.size} entries; ${how}`),
			anchored: false
		};
	}
	const proof = isSame ? [] : held?.hashes ?? [];
	if (!verifyConsistency({
		oldSize: head.size,
		oldRoot: head.root,
		newSize: newest.size,
		newRoot: newest.root,
		proof
	})) return {
		finding: failed("anchor", `the first ${head.size} entries are not those that were anchored`, 0),
		anchored: false
	};
	return {
		finding: passed("anchor", `the log contains the ${head.size} anchored entries unchanged (root ${toBase64(head.root)})`),
		anchored: head.size > 0
	};
}
/** Null when there is none, or none that can be read: then nothing leads to an older checkpoint. */
async function readConsistency(files) {
	const text = await files.text(FILES.consistency);
	if (text === null) return null;
	try {
		const { from, hashes } = asRecord(JSON.parse(text));
		if (typeof from !== "number" || !Array.isArray(hashes)) return null;
		const read = hashes.map((hash) => typeof hash === "string" ? fromBase64(hash) : null);
		return read.includes(null) ? null : {
			from,
			hashes: read.filter((hash) => hash !== null)
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return null;
	}
}
// src/bundle/read-lines.ts
/** Texts out of a bundle's files: lines, and notes, each piece by piece. */
/** Far more than an entry has; a file without line ends must not fill the memory. */
var LONGEST_LINE = 1e6;
/**
* Reads the files of a bundle and remembers of each what its digest was and where it broke. A broken file ends where
* it broke, so that everything before is still judged.
*/
var FileReader = class {
	#files;
	#digests = /* @__PURE__ */ new Map();
	#damage = /* @__PURE__ */ new Map();
	constructor(files) {
		this.#files = files;
	}
	/** Of every file that was read to its end. */
	get digests() {
		return this.#digests;
	}
	/** Per file one sentence, for the files that could not be read to their end. */
	get damage() {
		return this.#damage;
	}
	/** The lines of a file without their ends; none when the file is not there. A last line without its end is damage. */
	async *lines(name) {
		let rest = "";
		for await (const text of this.#texts(name)) {
			const parts = (rest + text).split("\n");
			rest = parts.pop() ?? "";
			yield* parts;
			if (rest.length > LONGEST_LINE) {
				this.#damage.set(name, `${name} has a line longer than ${LONGEST_LINE} characters`);
				return;
			}
		}
		if (rest !== "") this.#damage.set(name, `${name} ends in the middle of a line`);
	}
	/** Signed notes as they stand in a file, divided by blank lines: text, blank line, signatures, blank line. */
	async *notes(name) {
		let blocks = [];
		let block = [];
		let length = 0;
		for await (const line of this.lines(name)) {
			length = line === "" ? 0 : length + line.length;
			if (length > LONGEST_LINE) {
				this.#damage.set(name, `${name} has a note longer than ${LONGEST_LINE} characters`);
				return;
			}
			if (line !== "") block.push(line);
			else if (block.length > 0) {
				blocks.push(`${block.join("\n")}\n`);
				block = [];
			}
			if (blocks.length === 2) {
				yield blocks.join("\n");
				blocks = [];
			}
		}
		if (blocks.length > 0 || block.length > 0) this.#damage.set(name, `${name} ends in the middle of a note`);
	}
	/** The whole text of a small file; null when it is not there or is no small file. */
	async text(name) {
		if (!this.#files.has(name)) return null;
		let all = "";
		for await (const text of this.#texts(name)) {
			all += text;
			if (all.length > LONGEST_LINE) return null;
		}
		return this.#damage.has(name) ? null : all;
	}
	/** Reads a file for its digest only. */
	async skim(name) {
		const texts = this.#texts(name);
		while (!(await texts.next()).done);
	}
	async *#texts(name) {
		const read = this.#files.get(name);
		if (read === void 0) return;
		const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
		const hash = sha256.create();
		let bytes = 0;
		try {
			for await (const piece of read()) {
				bytes += piece.length;
				hash.update(piece);
				yield decoder.decode(piece, { stream: true });
			}
		} catch (error) {
			if (!(error instanceof ZipError)) throw error;
			this.#damage.set(name, error.message);
			return;
		}
		yield decoder.decode();
		this.#digests.set(name, {
			bytes,
			sha256: bytesToHex$1(hash.digest())
		});
	}
};
// src/tlog-proof.ts
/**
* C2SP tlog-proof (c2sp.org/tlog-proof): one text that proves one entry to be in a signed log, for whoever has the
* log's public key.
*/
var HEADER = "c2sp.org/tlog-proof@v1";
/** The text is not a proof in this format. */
var TlogProofError = class extends Error {
	name = "TlogProofError";
};
/**
* Reads a proof's text, form only: the checkpoint is not opened and nothing is proven yet. Extra data, which the
* format allows and nobody signs, is refused: ours has none, and what is not read cannot mislead.
*
* @throws TlogProofError when a line is out of form.
*/
function parseTlogProof(text) {
	const split = text.indexOf("\n\n");
	if (split < 0) throw new TlogProofError("a proof is its lines, a blank line and a checkpoint");
	const [header, indexLine = "", ...hashLines] = text.slice(0, split).split("\n");
	if (header !== HEADER) throw new TlogProofError(`a proof begins with ${HEADER}`);
	const index = Number(/^index (0|[1-9][0-9]*)$/.exec(indexLine)?.[1] ?? NaN);
	if (!Number.isSafeInteger(index)) throw new TlogProofError("the second line is \"index <place in the log>\"");
	return {
		index,
		hashes: hashLines.map((line) => {
			const hash = fromBase64(line);
			if (hash === null || !isHash(hash)) throw new TlogProofError("a hash is not 32 bytes in base64");
			return hash;
		}),
		checkpoint: text.slice(split + 2)
	};
}
// src/bundle/verify-part.ts
/** Verifies a part of a log: each entry by its own proof, under one checkpoint. */
var PROGRESS_EVERY = 500;
/** The findings and how many entries were read. */
async function verifyPart(part) {
	const walk = new PartWalk(part);
	for await (const text of part.entries) await walk.read(text);
	return {
		findings: await walk.findings(),
		count: walk.count
	};
}
var PartWalk = class {
	#part;
	#decisions;
	#broken = /* @__PURE__ */ new Map();
	#last = -1;
	#first = null;
	#latest = null;
	#hasWithin = false;
	count = 0;
	constructor(part) {
		this.#part = part;
		this.#decisions = new DecisionRules({ knowsRequests: part.scope.kind === "case" });
	}
	async read(text) {
		const { value: proofLine } = await this.#part.proofs.next();
		const proof = readProof(typeof proofLine === "string" ? proofLine : "");
		const index = typeof proof === "string" ? this.#last + 1 : proof.index;
		const line = {
			text,
			value: this.#parse(text, index),
			index
		};
		const problem = typeof proof === "string" ? proof : this.#proofProblem(proof, text);
		if (problem !== null) this.#fail("inclusion", {
			index,
			problem
		});
		this.#judgeScope(line);
		if (line.value !== void 0) this.#decisions.read(line.value, index);
		this.#first ??= line;
		this.#latest = line;
		this.#last = Math.max(this.#last, index);
		this.count += 1;
		if (this.count % PROGRESS_EVERY === 0) await this.#part.onProgress?.(this.count);
	}
	async findings() {
		if (!(await this.#part.proofs.next()).done) this.#fail("inclusion", {
			index: this.#last + 1,
			problem: "there are more proofs than entries"
		});
		this.#judgeEdges();
		const { scope, head } = this.#part;
		return [
			checkForm(this.#broken.get("form") ?? null, this.count),
			this.#finding("inclusion", `each of ${this.count} entries is in the log of ${head.size}, at its place`),
			this.#finding("scope", SCOPE_WORDS[scope.kind]),
			checkDecisions(this.#decisions.broken)
		];
	}
	#parse(text, index) {
		try {
			return parseCanonical(text);
		} catch (error) {
			if (!(error instanceof CanonicalError)) throw error;
			this.#fail("form", {
				index,
				problem: error.message
			});
			return;
		}
	}
	#proofProblem({ index, hashes, checkpoint }, text) {
		const { head, note } = this.#part;
		if (index <= this.#last) return `it stands after the entry at ${this.#last}`;
		if (checkpoint !== note) return "its proof leads to another checkpoint";
		const { size, root } = head;
		return verifyInclusion({
			leaf: leafHash(text),
			index,
			size,
			root,
			proof: hashes
		}) ? null : "its proof does not lead to the root of the checkpoint";
	}
	#judgeScope({ index, value }) {
		const { scope } = this.#part;
		if (scope.kind === "case" && asRecord(value).case !== scope.case) this.#fail("scope", {
			index,
			problem: "it is not of this case"
		});
		if (scope.kind !== "period") return;
		if (this.#latest !== null && index !== this.#last + 1) this.#fail("scope", {
			index: this.#last + 1,
			problem: "it is missing"
		});
		this.#hasWithin ||= isWithin({ value }, scope);
	}
	/**
	* The neighbours of a period lie outside it, or there are none. On which side is not asked, because clocks are not
	* that exact; so something has to lie inside, or a run from elsewhere in the log would do.
	*/
	#judgeEdges() {
		const { scope, head } = this.#part;
		const [first, last] = [this.#first, this.#latest];
		if (first === null || last === null) {
			this.#fail("scope", {
				index: 0,
				problem: "the bundle holds no entry at all"
			});
			return;
		}
		if (scope.kind !== "period") return;
		if (!this.#hasWithin) this.#fail("scope", {
			index: first.index,
			problem: "neither it nor any after it is of this period"
		});
		const problem = "it may be of this period and is missing";
		if (first.index > 0 && isWithin(first, scope)) this.#fail("scope", {
			index: first.index - 1,
			problem
		});
		if (last.index < head.size - 1 && isWithin(last, scope)) this.#fail("scope", {
			index: last.index + 1,
			problem
		});
	}
	#fail(rule, broken) {
		if (!this.#broken.has(rule)) this.#broken.set(rule, broken);
	}
	#finding(name, good) {
		const broken = this.#broken.get(name);
		return broken === void 0 ? passed(name, good) : failed(name, `entry ${broken.index}: ${broken.problem}`, broken.index);
	}
};
var SCOPE_WORDS = {
	all: "the bundle is of the whole log",
	case: "every entry is of this case; whether the case has more can only be seen from the whole log",
	period: "the entries follow one another without a gap, from before the period to after it"
};
/** An entry without a readable moment counts as within: it shows nothing about where the period ends. */
function isWithin({ value }, { from, to }) {
	const { ts } = asRecord(value);
	const at = typeof ts === "string" ? Date.parse(ts) : NaN;
	return !(at < Date.parse(from) || at > Date.parse(to));
}
/** The proof, or why there is none. */
function readProof(line) {
	if (line === "") return "it has no proof";
	try {
		const { index, proof } = asRecord(JSON.parse(line));
		const parsed = parseTlogProof(typeof proof === "string" ? proof : "");
		return parsed.index === index ? parsed : "its proof names two places";
	} catch (error) {
		if (!(error instanceof SyntaxError || error instanceof TlogProofError)) throw error;
		return "its proof cannot be read";
	}
}
// src/bundle/verify-bundle.ts
/** Verifies a bundle from itself, and from what the verifier has by another way: the log's key, older checkpoints. */
/** The same for files that are already open, of a zip or a folder. @throws BundleError. */
async function verifyBundleFiles(files, trust) {
	const reader = new FileReader(files);
	const { key, finding: keyFinding } = await findKey(reader, trust.key, "bundle");
	const { manifest, finding: manifestFinding } = await readManifest$1(reader, key);
	const commitments = FILES.side in manifest.files ? new CommitmentRules() : null;
	const run = {
		files: reader,
		key,
		manifest,
		trust,
		commitments
	};
	const content = manifest.scope.kind === "all" ? await judgeLog(run) : await judgePart(run);
	const findings = [
		keyFinding,
		manifestFinding,
		...content.findings,
		...commitments === null ? [] : [await judgeTexts(reader, manifest, commitments)],
		await checkFiles(files, reader, manifest.files, lowestIndex(content.findings))
	];
	return {
		kind: "bundle",
		ok: findings.every(({ ok }) => ok),
		anchored: content.anchored,
		keyGiven: trust.key !== void 0,
		verifierKey: key,
		scope: manifest.scope,
		entries: content.entries,
		size: content.size,
		checkpoint: content.checkpoint,
		checks: findings.map(({ name, ok, detail }) => ({
			name,
			ok,
			detail
		})),
		firstBadIndex: lowestIndex(findings)
	};
}
/** Errors: BundleError for a text that is no manifest, signed or not. A wrong signature is a finding. */
async function readManifest$1(files, key) {
	const note = await files.text(FILES.manifest);
	const manifest = note === null ? null : parseManifest(note.slice(0, note.lastIndexOf("\n\n") + 1));
	if (note === null || manifest === null) throw new BundleError(files.damage.get(FILES.manifest) ?? `${FILES.manifest} is missing or is not a manifest of this format`);
	return {
		manifest,
		finding: judgeSignature$1(note, key, {
			log: manifest.log,
			what: "bundle"
		})
	};
}
/** The entries, read along by the rules for disclosed texts. */
async function* entriesOf$1({ files, commitments }) {
	let index = 0;
	for await (const line of files.lines(FILES.entries)) {
		if (commitments !== null) commitments.read(loosely(line), index);
		index += 1;
		yield line;
	}
}
/** An entry in another form is judged elsewhere; here it commits to nothing. */
function loosely(line) {
	try {
		return parseCanonical(line);
	} catch (error) {
		if (!(error instanceof CanonicalError)) throw error;
		return null;
	}
}
/** A period may end before an erasure: then a text that is not shown proves nothing. */
async function judgeTexts(files, { scope }, commitments) {
	for await (const line of files.lines(FILES.side)) commitments.disclose(line);
	return {
		name: "commitments",
		...commitments.end({ isWhole: scope.kind !== "period" })
	};
}
async function judgeLog(run) {
	const { files, key, manifest, trust } = run;
	let newest = null;
	async function* checkpoints() {
		for await (const note of files.notes(FILES.checkpoints)) {
			newest = note;
			yield note;
		}
	}
	const { checks, size, anchored, firstBadIndex } = await verifyLog({
		entries: entriesOf$1(run),
		checkpoints: checkpoints(),
		verifierKeys: [key],
		anchors: trust.anchors,
		onProgress: (done) => trust.onProgress?.(done, manifest.entries)
	});
	return {
		findings: [...checks.map((check) => ({
			...check,
			badIndex: check.ok ? null : firstBadIndex
		})), countFinding(manifest, size, size)],
		anchored,
		entries: size,
		size,
		checkpoint: newest
	};
}
async function judgePart(run) {
	const { files, key, manifest, trust } = run;
	const notes = [];
	for await (const opened of openCheckpoints(files.notes(FILES.checkpoints), [key])) notes.push(opened);
	const [newest] = notes;
	const head = newest?.head ?? null;
	if (newest === void 0 || notes.length !== 1 || head === null) return {
		findings: [failed("checkpoint-signatures", `the checkpoint: ${newest?.problem || `${FILES.checkpoints} holds ${notes.length}, not one`}`, 0)],
		anchored: false,
		entries: 0,
		size: 0,
		checkpoint: null
	};
	const { findings, count } = await verifyPart({
		entries: entriesOf$1(run),
		proofs: files.lines(FILES.proofs),
		scope: manifest.scope,
		head,
		note: newest.note,
		onProgress: (done) => trust.onProgress?.(done, manifest.entries)
	});
	const anchor = await judgePartAnchors(files, newest, {
		key,
		anchors: trust.anchors ?? []
	});
	return {
		findings: [
			passed("checkpoint-signatures", "the checkpoint is signed by the log"),
			...findings,
			countFinding(manifest, count, head.size),
			anchor.finding
		],
		anchored: anchor.anchored,
		entries: count,
		size: head.size,
		checkpoint: newest.note
	};
}
function countFinding(manifest, entries, size) {
	if (manifest.entries === entries && manifest.size === size) return passed("count", `there are as many entries as the manifest says, ${entries}`);
	return failed("count", `${`the manifest says ${manifest.entries} entries of a log of ${manifest.size}`}; there are ${entries} of ${size}`, null);
}
// src/receipt/in-words.ts
/** What a receipt proves and what it does not, for a person who has never seen one. */
function receiptInWords(report) {
	const { ok, statement, code, anchored } = report;
	if (!ok || statement === null) return ["This receipt was changed, or is not what it says."];
	const { outcome, decision, case: ofCase, checker, times } = statement;
	return [
		`Verified: receipt ${code}. Decision ${decision} on case ${ofCase}, ${outcome}, was asked for by ${checker === null ? "one person" : "one person, and agreed to by another"}, and confirmed by Didit at ${times.confirmed}.`,
		"It is signed with the key you gave, and the log under that key holds the entries it is made of.",
		anchored ? "A checkpoint kept outside the log agrees." : "No checkpoint from outside was compared, so a log that was rewritten as a whole would look the same."
	];
}
// src/receipt/receipt.ts
/**
* The receipt of a decision: what was decided, by whom, on which evidence and when, signed by the log, with the proof
* that the log says so. One small file that is verified with nothing but the log's public key.
*/
var RECEIPT_FORMAT = "docket-decision-receipt/1";
/** What the log signs, and what the code is taken from. */
function statementText(statement) {
	return `${canonicalise(statement)}\n`;
}
/** Crockford's letters and digits: none looks like another, on paper or aloud. */
var LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
var CODE_LETTERS = 16;
var GROUP = 4;
/** The SHA-256 of the statement, and its first 80 bits as a code that a person can compare: `7K3M-9QXT-2HVB-04CD`. */
function receiptCode(statement) {
	const digest = sha256(new TextEncoder().encode(statementText(statement)));
	let bits = 0n;
	for (const byte of digest.slice(0, 10)) bits = bits << 8n | BigInt(byte);
	return {
		code: (Array.from({ length: CODE_LETTERS }, (_, i) => {
			const at = Number(bits >> BigInt(5 * (15 - i)) & 31n);
			return LETTERS.charAt(at);
		}).join("").match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-"),
		sha256: bytesToHex$1(digest)
	};
}
/** The parts of a receipt out of what was read; null when it has not the form of one. */
function receiptOf(value) {
	const { proofs, signature, statement, ...more } = asRecord(value);
	if (Object.keys(more).length > 0 || typeof signature !== "string" || !Array.isArray(proofs)) return null;
	return proofs.every(isProven) && isStatement(statement) ? value : null;
}
function isProven(value) {
	const { entry, proof, ...more } = asRecord(value);
	return typeof entry === "string" && typeof proof === "string" && Object.keys(more).length === 0;
}
/** Only what the verification reads: that the rest is as the entries say is checked as a whole, text against text. */
function isStatement(value) {
	const { format, evidence, ...said } = asRecord(value);
	const texts = [
		said.log,
		said.decision,
		said.case,
		said.outcome
	];
	return format === "docket-decision-receipt/1" && texts.every((text) => typeof text === "string") && (evidence === null || isEvidence(evidence));
}
function isEvidence(value) {
	const { decision, media } = asRecord(value);
	const digests = Object.values(asRecord(media));
	return typeof decision === "string" && digests.every((one) => one === null || typeof one === "string");
}
// src/receipt/statement-of.ts
/** What the log's entries say of a decision, as the statement of its receipt. Who issues and who verifies both ask here. */
/** The entries do not make a receipt, or not this one; the message is a sentence's second half. */
var StatementError = class extends Error {
	name = "StatementError";
};
/** Which entries of a decision belong into its receipt. */
var RECEIPT_ACTIONS = [
	"decision.requested",
	"decision.approved",
	"decision.sent",
	"decision.confirmed"
];
/**
* `entries` in the order of the log, all of one decision; `evidence` is what the maker saw, of which the log holds the
* digest only.
*
* @throws StatementError when the decision was not requested and confirmed, or the evidence is not that of the log.
*/
function statementOf(log, entries, evidence) {
	const find = (action) => asRecord(entries.findLast((entry) => asRecord(entry).action === action));
	const [requested, approved, sent, confirmed] = RECEIPT_ACTIONS.map(find).map(readEntry);
	if (requested?.decision == null) throw new StatementError("no entry says that the decision was requested");
	if (confirmed?.decision == null) throw new StatementError("no entry says that Didit confirmed it");
	for (const entry of entries.map((one) => readEntry(asRecord(one)))) if (!(entry.decision === requested.decision && entry.case === requested.case)) throw new StatementError("an entry is of another decision");
	demandEvidence(requested, evidence);
	return {
		format: RECEIPT_FORMAT,
		log,
		decision: requested.decision,
		case: requested.case ?? "",
		outcome: requested.outcome ?? "",
		reasons: requested.reason === null ? [] : [requested.reason, ...listOf(requested.refs.moreReasons)],
		policy: requested.refs.policy ?? null,
		rules: listOf(requested.refs.rules),
		evidence,
		digest: requested.refs.digest ?? null,
		maker: requested.by,
		checker: approved?.decision == null ? null : approved.by,
		times: {
			requested: requested.at,
			agreed: approved?.decision == null ? null : approved.at,
			sent: sent?.decision == null ? null : sent.at,
			confirmed: confirmed.at
		}
	};
}
function readEntry(entry) {
	const { type, id } = asRecord(entry.object);
	const actor = asRecord(entry.actor);
	return {
		decision: type === "decision" ? textOf(id) : null,
		case: textOf(entry.case),
		outcome: textOf(asRecord(asRecord(entry.change).to).outcome),
		reason: textOf(entry.reason),
		by: {
			id: textOf(actor.id) ?? "",
			role: textOf(actor.role) ?? ""
		},
		at: textOf(entry.ts) ?? "",
		refs: textsOf(entry.refs),
		digests: entry.evidence == null ? null : textsOf(asRecord(entry.evidence).digests)
	};
}
function demandEvidence({ digests }, evidence) {
	if (digests === null && evidence === null) return;
	if ((evidence === null ? null : digestOf(evidence)) !== digests?.manifest || evidence?.decision !== digests?.decision) throw new StatementError("the evidence is not the one whose digest the log holds");
}
function digestOf({ decision, media }) {
	return bytesToHex$1(sha256(utf8ToBytes(canonicalise({
		decision,
		media
	}))));
}
/** References hold text alone, so that several are one, parted by commas. */
function listOf(text) {
	return (text ?? "").split(",").filter((part) => part !== "");
}
function textOf(value) {
	return typeof value === "string" ? value : null;
}
function textsOf(value) {
	return Object.fromEntries(Object.entries(asRecord(value)).flatMap(([name, text]) => typeof text === "string" ? [[name, text]] : []));
}
// src/receipt/verify-receipt.ts
/** Verifies a receipt from itself and the log's public key. */
/**
* Runs every check and reports all of them. A text that is not a receipt is one that does not hold: a changed byte may
* have made it unreadable.
*
* @throws BundleError when no key is given, or one that does not parse: a receipt brings none.
*/
async function verifyReceipt(text, trust) {
	const key = keyOf(trust);
	const { receipt, finding } = read(text);
	const judged = receipt === null ? {
		findings: [],
		anchored: false
	} : await judge(receipt, key, trust.anchors ?? []);
	const findings = [finding, ...judged.findings];
	return {
		kind: "receipt",
		ok: findings.every(({ ok }) => ok),
		anchored: judged.anchored,
		keyGiven: true,
		verifierKey: key,
		statement: receipt?.statement ?? null,
		code: receipt === null ? null : receiptCode(receipt.statement).code,
		checks: findings.map(({ name, ok, detail }) => ({
			name,
			ok,
			detail
		})),
		firstBadIndex: lowestIndex(findings)
	};
}
function keyOf({ key }) {
	const given = key?.trim() ?? "";
	if (given === "") throw new BundleError("a receipt is verified with the public key of the log; give it");
	try {
		parseVerifierKey(given);
		return given;
	} catch (error) {
		if (!(error instanceof NoteError)) throw error;
		throw new BundleError(`the given key: ${error.message}`);
	}
}
function read(text) {
	const no = (problem) => ({
		receipt: null,
		finding: failed("canonical-form", problem, null)
	});
	if (!text.endsWith("\n")) return no("a receipt is one line that ends in a newline");
	try {
		const receipt = receiptOf(parseCanonical(text.slice(0, -1)));
		if (receipt === null) return no("it has not the form of a receipt");
		return {
			receipt,
			finding: passed("canonical-form", "the receipt is written in its one form")
		};
	} catch (error) {
		if (!(error instanceof CanonicalError)) throw error;
		return no(error.message);
	}
}
/** The texts of the entries a receipt is made of; none of one that cannot be read. */
function entriesOf(text) {
	return read(text).receipt?.proofs.map(({ entry }) => entry) ?? [];
}
async function judge(receipt, key, anchors) {
	const { findings, head } = await judgeEntries(receipt, key);
	const anchor = head === null ? null : await judgeAnchors(head, null, {
		key,
		anchors
	});
	return {
		findings: [
			judgeSignature(receipt, key),
			...findings,
			...anchor === null ? [] : [anchor.finding]
		],
		anchored: anchor?.anchored ?? false
	};
}
function judgeSignature({ statement, signature }, key) {
	try {
		verifyNote(`${statementText(statement)}\n${signature}\n`, [key]);
		if (parseVerifierKey(key).name === statement.log) return passed("signature", "what the receipt says is signed by the log");
		return failed("signature", `it speaks of another log, ${statement.log}`, null);
	} catch (error) {
		if (!(error instanceof NoteError)) throw error;
		return failed("signature", error.message, null);
	}
}
/** The entries, each at its place under one checkpoint, and that they say what the statement says. */
async function judgeEntries(receipt, key) {
	const placed = readProofs(receipt);
	if (typeof placed === "string") return {
		findings: [failed("inclusion", placed, null)],
		head: null
	};
	const [first] = placed;
	const notes = [...new Set(placed.map(({ proof }) => proof.checkpoint))];
	let opened = null;
	for await (const { head, note, problem } of openCheckpoints(notes, [key])) {
		if (head === null) return {
			findings: [failed("checkpoint-signatures", problem, null)],
			head: null
		};
		opened = {
			head,
			note,
			problem
		};
	}
	if (opened === null || first === void 0 || notes.length !== 1) return {
		findings: [failed("checkpoint-signatures", `its entries lead to ${notes.length} checkpoints, not one`, null)],
		head: null
	};
	return {
		findings: [
			passed("checkpoint-signatures", "the checkpoint is signed by the log"),
			judgeInclusion(placed, opened),
			...judgeContent(receipt, placed)
		],
		head: opened
	};
}
function readProofs({ proofs }) {
	try {
		return proofs.map(({ entry, proof }) => ({
			text: entry,
			proof: parseTlogProof(proof)
		}));
	} catch (error) {
		if (!(error instanceof TlogProofError)) throw error;
		return error.message;
	}
}
function judgeInclusion(placed, { head }) {
	const wrong = placed.find(({ text, proof: { index, hashes } }) => {
		return !verifyInclusion({
			leaf: leafHash(text),
			index,
			size: head.size,
			root: head.root,
			proof: hashes
		});
	});
	if (wrong === void 0) return passed("inclusion", `each of ${placed.length} entries is in the log of ${head.size}, at its place`);
	const { index } = wrong.proof;
	return failed("inclusion", `entry ${index}: its proof does not lead to the root of the checkpoint`, index);
}
function judgeContent({ statement }, placed) {
	const rules = new DecisionRules({ knowsRequests: true });
	const entries = [];
	let last = -1;
	try {
		for (const { text, proof } of placed) {
			const entry = parseCanonical(text);
			if (proof.index <= last) throw new StatementError(`entry ${proof.index} is out of order`);
			rules.read(entry, proof.index);
			entries.push(entry);
			last = proof.index;
		}
		const agrees = statementText(statementOf(statement.log, entries, statement.evidence)) === statementText(statement);
		return [checkDecisions(rules.broken), agrees ? passed("statement", "what the receipt says is what the log says") : failed("statement", "the receipt says something else than the entries of the log", null)];
	} catch (error) {
		if (!(error instanceof StatementError || error instanceof CanonicalError)) throw error;
		return [failed("statement", error.message, null)];
	}
}
// src/pack/in-words.ts
/** What a pack proves and what it does not, for a person who has never seen one. */
function packInWords(report) {
	const { ok, files, made, receipts, missing, keyGiven, anchored, checks } = report;
	if (!ok) return ["This pack was changed, or is not what it says.", ...checks.filter((check) => !check.ok).map(({ detail }) => detail)];
	const decisions = receipts.length === 1 ? "1 receipt" : `${receipts.length} receipts`;
	return [
		`Verified: ${files} files about case ${report.case}, unchanged since they were packed at ${made}, with ${decisions}.`,
		...missing.map(({ what, because }) => `Not in the pack: ${what}. ${because}`),
		keyGiven ? "They are signed with the key you gave." : "They are signed with the key in the pack. Compare it with the key of the log, or anyone could have made both.",
		anchored ? "An older checkpoint, kept outside the log, agrees." : "No older checkpoint from outside was compared, so a log that was rewritten as a whole would look the same."
	];
}
/** Names and folders that the verification knows; everything else in a pack is only compared with its digest. */
var PACK = {
	readme: "README.txt",
	verifier: "verify.mjs",
	keyPem: "key.pem",
	sums: "SHA256SUMS",
	audit: "audit/",
	receipts: "receipts/"
};
/** Null for anything that is not a manifest of this format. */
function parsePackManifest(text) {
	try {
		const value = JSON.parse(text);
		const { format, log, pack, case: ofCase, made, missing, files } = asRecord(value);
		return format === "docket-evidence-pack/1" && [
			log,
			pack,
			ofCase,
			made
		].every((part) => typeof part === "string") && Array.isArray(missing) && missing.every((one) => typeof asRecord(one).what === "string") && typeof files === "object" && files !== null && Object.values(files).every((file) => typeof asRecord(file).sha256 === "string") ? value : null;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return null;
	}
}
// src/pack/packed-receipts.ts
/** The receipts in a pack: that each holds, that none is missing, and that what the deciders saw is there. */
async function readReceipts(files, reader, key) {
	const receipts = [];
	for (const name of [...files.keys()].filter((one) => one.startsWith(PACK.receipts)).sort()) {
		const text = await reader.text(name) ?? "";
		receipts.push({
			name,
			report: await verifyReceipt(text, { key }),
			entries: entriesOf(text)
		});
	}
	return receipts;
}
/**
* Each receipt holds, is of this case and of the entries that the pack's part of the log holds: a log with two faces
* would show one in the receipt and the other in the part. And each decision that the log calls confirmed has one.
*/
async function judgeReceipts(receipts, manifest, reader) {
	const problems = [];
	const { all, confirmed } = await readEntries(reader);
	for (const { name, report, entries } of receipts) {
		const broken = report.checks.find(({ ok }) => !ok);
		if (broken !== void 0) problems.push(`${name}: ${broken.detail}`);
		else if (manifest !== null && report.statement?.case !== manifest.case) problems.push(`${name} is of another case`);
		else if (!entries.every((entry) => all.has(entry))) problems.push(`${name} is of entries that ${PACK.audit}${FILES.entries} does not hold`);
	}
	const receipted = new Set(receipts.map(({ report }) => report.statement?.decision));
	for (const decision of confirmed) if (!receipted.has(decision)) problems.push(`decision ${decision} was confirmed and has no receipt here`);
	if (problems.length > 0) return failed("receipts", problems.join("; "), null);
	return passed("receipts", `${receipts.length === 1 ? "the one receipt holds" : `each of ${receipts.length} receipts holds`}, and no confirmed decision is without one`);
}
/** The entries of the case, and which decisions they call confirmed. */
async function readEntries(reader) {
	const all = /* @__PURE__ */ new Set();
	const confirmed = /* @__PURE__ */ new Set();
	for await (const line of reader.lines(`${PACK.audit}${FILES.entries}`)) {
		all.add(line);
		const { action, object } = asRecord(parseLoosely(line));
		const { id } = asRecord(object);
		if (action === "decision.confirmed" && typeof id === "string") confirmed.add(id);
	}
	return {
		all,
		confirmed
	};
}
/** A line that is no JSON is judged with the bundle. */
function parseLoosely(line) {
	try {
		return JSON.parse(line);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return null;
	}
}
/**
* What Didit said when somebody decided is in the pack, byte for byte, or the pack says that it is not. Files may be
* gone by now; which of those that were seen are still here is told.
*/
function judgeEvidence(receipts, manifest) {
	const here = new Set(Object.values(manifest.files).map(({ sha256 }) => sha256));
	const admitted = new Set(manifest.missing.map(({ digest }) => digest));
	const problems = [];
	const seen = /* @__PURE__ */ new Set();
	for (const { name, report } of receipts) {
		const evidence = report.statement?.evidence ?? null;
		if (evidence === null) continue;
		if (!here.has(evidence.decision) && !admitted.has(evidence.decision)) problems.push(`${name}: what Didit said when it was decided is not in the pack`);
		for (const digest of Object.values(evidence.media)) if (digest !== null) seen.add(digest);
	}
	if (problems.length > 0) return failed("evidence", problems.join("; "), null);
	const found = [...seen].filter((digest) => here.has(digest)).length;
	return passed("evidence", `what Didit said at each decision is here or named as missing; ${seen.size === 0 ? "no file was opened" : `of ${seen.size} files that were opened, ${found} are here, byte for byte`}`);
}
// src/pack/verify-pack.ts
/** Verifies an evidence pack from itself, and from what the verifier has by another way. */
/** Whether these files are a pack, whatever was done to them. */
function isPack(files) {
	return files.has(`${PACK.audit}${FILES.manifest}`) || files.has(PACK.sums);
}
/**
* Runs every check and reports all of them.
*
* @throws BundleError when there is no key to verify with.
*/
async function verifyPack(files, trust) {
	const reader = new FileReader(files);
	const { key, finding: keyFinding } = await findKey(reader, trust.key, "pack");
	const { manifest, finding: manifestFinding } = await readManifest(reader, key);
	const audit = await judgeAudit(files, manifest, {
		...trust,
		key
	});
	const receipts = await readReceipts(files, reader, key);
	const findings = [
		keyFinding,
		manifestFinding,
		...manifest === null ? [] : [await checkFiles(files, reader, manifest.files, null)],
		audit.finding,
		await judgeReceipts(receipts, manifest, reader),
		...manifest === null ? [] : [judgeEvidence(receipts, manifest)],
		...audit.anchor
	];
	return {
		kind: "pack",
		ok: findings.every(({ ok }) => ok),
		anchored: audit.report?.anchored ?? false,
		keyGiven: trust.key !== void 0,
		verifierKey: key,
		case: manifest?.case ?? "",
		made: manifest?.made ?? "",
		files: files.size,
		receipts: receipts.flatMap(codeOf),
		missing: manifest?.missing ?? [],
		checks: findings.map(({ name, ok, detail }) => ({
			name,
			ok,
			detail
		})),
		firstBadIndex: lowestIndex(findings)
	};
}
function codeOf({ report }) {
	return report.code === null ? [] : [report.code];
}
async function readManifest(reader, key) {
	const note = await reader.text(FILES.manifest);
	const manifest = note === null ? null : parsePackManifest(note.slice(0, note.lastIndexOf("\n\n") + 1));
	if (note === null || manifest === null) return {
		manifest: null,
		finding: failed("manifest", `${FILES.manifest} is missing or cannot be read, so that no file can be compared with it`, null)
	};
	return {
		manifest,
		finding: judgeSignature$1(note, key, {
			log: manifest.log,
			what: "pack"
		})
	};
}
/** The case's part of the log is a bundle of its own, with checks of its own; here it holds or it does not. */
async function judgeAudit(files, manifest, trust) {
	try {
		const report = await verifyBundleFiles(filesIn(files, PACK.audit), trust);
		const anchor = report.checks.filter(({ name }) => name === "anchor");
		const problems = report.checks.filter(({ name, ok }) => !ok && name !== "anchor").map(({ name, detail }) => `${PACK.audit} ${name}: ${detail}`);
		if (manifest !== null && !isOfCase(report, manifest)) problems.push(`${PACK.audit} is not the log of case ${manifest.case}`);
		return {
			report,
			finding: problems.length === 0 ? passed("audit", `${report.entries} entries of the case are in the log of ${report.size}, unchanged`) : failed("audit", problems.join("; "), report.firstBadIndex),
			anchor: anchor.map((check) => ({
				...check,
				badIndex: null
			}))
		};
	} catch (error) {
		if (!(error instanceof BundleError)) throw error;
		return {
			report: null,
			finding: failed("audit", `${PACK.audit}${error.message}`, null),
			anchor: []
		};
	}
}
function isOfCase({ scope }, manifest) {
	return scope.kind === "case" && scope.case === manifest.case;
}
// src/pack/verify-file.ts
/** Verifies whatever Docket hands out: an audit bundle, an evidence pack, a receipt. */
/** No receipt is larger; anything else that begins like JSON is not read into memory. */
var LARGEST_RECEIPT = 1e6;
/**
* What a file is, it says itself: a receipt is JSON, everything else a zip.
*
* @throws BundleError when it is nothing of ours, or the given key does not parse.
*/
async function verifyFile(file, trust = {}) {
	if (await file.slice(0, 1).text() !== "{") return verifyFiles(await openZipFile(file), trust);
	if (file.size > LARGEST_RECEIPT) throw new BundleError("it is too large for a receipt");
	return verifyReceipt(await file.text(), trust);
}
/** The same for the files of a zip, or of a folder into which one was unpacked. @throws BundleError. */
async function verifyFiles(files, trust = {}) {
	return isPack(files) ? verifyPack(files, trust) : verifyBundleFiles(files, trust);
}
/** What the verification proved and what it could not, in sentences; the first is the verdict. */
function reportInWords(report) {
	switch (report.kind) {
		case "bundle": return bundleInWords(report);
		case "pack": return packInWords(report);
		case "receipt": return receiptInWords(report);
	}
}
// src/stranger/exit-codes.ts
/** Exit codes of every verification on a command line. */
var VERDICT = {
	verified: 0,
	tampered: 1,
	unusable: 2,
	unanchored: 3
};
var MEANINGS = [
	[VERDICT.verified, "verified"],
	[VERDICT.tampered, "changed, or not what it says"],
	[VERDICT.unusable, "nothing that can be verified"],
	[VERDICT.unanchored, "verified, but without a checkpoint from outside (--anchor)"]
];
/** The same as lines of a text. */
function verdictCodes(indent) {
	return MEANINGS.map(([code, meaning]) => `${indent}${code}  ${meaning}`).join("\n");
}
function verdictOf({ ok, anchored }) {
	if (!ok) return VERDICT.tampered;
	return anchored ? VERDICT.verified : VERDICT.unanchored;
}
// src/stranger/folder.ts
/** The files of a folder and its folders, by their names from there, as a zip has them. Nothing is read yet. */
async function openFolder(folder, inside = "") {
	const files = /* @__PURE__ */ new Map();
	for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
		const name = `${inside}${entry.name}`;
		if (entry.isDirectory()) for (const one of await openFolder(folder, `${name}/`)) files.set(...one);
		else files.set(name, () => piecesOf(join(folder, name)));
	}
	return files;
}
async function* piecesOf(path) {
	for await (const piece of createReadStream(path)) yield new Uint8Array(piece);
}
// src/stranger/command.ts
/** The verifier as a command: what it is asked for by its arguments, what it says, and its exit code. */
var USAGE = `Usage: node verify.mjs [folder, .zip or receipt] [--key <public key, or a file with it>] [--anchor <file>]

Verifies an evidence pack (a zip, or the folder it was unpacked into; this program's own folder when nothing is named),
an audit bundle or a receipt. It reads nothing else and needs no network. Exit codes:
${verdictCodes("  ")}
`;
/** `home` is the folder that is verified when nothing is named. Gives the exit code. */
async function command(args, home, out) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				key: { type: "string" },
				anchor: { type: "string" },
				help: { type: "boolean" }
			}
		});
		if (values.help) {
			out.log(USAGE);
			return VERDICT.verified;
		}
		const [target = home, ...more] = positionals;
		if (more.length > 0) throw new BundleError("name one folder or file at a time");
		return tell(await verify(target, await trustOf(values.key, values.anchor)), out);
	} catch (error) {
		if (error instanceof BundleError) out.error(`This cannot be verified: ${error.message}.`);
		else if (isOfCommandLine(error)) out.error(`${error.message}\n\n${USAGE}`);
		else throw error;
		return VERDICT.unusable;
	}
}
async function verify(target, trust) {
	if ((await stat(target)).isDirectory()) return await verifyFiles(await openFolder(target), trust);
	return await verifyFile(await openAsBlob(target), trust);
}
async function trustOf(key, anchor) {
	const isKey = key !== void 0 && /^\S+\+[0-9a-f]{8}\+\S+$/.test(key);
	const anchors = anchor === void 0 ? [] : readNotes(await readFile(anchor, "utf8"));
	if (anchor !== void 0 && anchors.length === 0) throw new BundleError(`${anchor} holds no checkpoint`);
	return {
		key: key === void 0 || isKey ? key : (await readFile(key, "utf8")).trim(),
		anchors
	};
}
function tell(report, out) {
	for (const { name, ok, detail } of report.checks) out.log(`${ok ? "ok  " : "BAD "}  ${name}: ${detail}`);
	out.log("");
	for (const line of reportInWords(report)) out.log(line);
	return verdictOf(report);
}
/** A wrong option, or a file that cannot be read. */
function isOfCommandLine(error) {
	return error instanceof Error && "code" in error && /^(E[A-Z]+|ERR_PARSE_ARGS_\w+)$/.test(String(error.code));
}
// src/stranger/main.ts
/**
* The verifier that travels with an evidence pack: everything of this package that verifies, as one file for a plain
* Node, without a package beside it. `pnpm --filter @docket/audit build:verifier` makes verify.mjs of it.
*/
process.exitCode = await command(process.argv.slice(2), fileURLToPath(new URL(".", import.meta.url)), console);
export {};
