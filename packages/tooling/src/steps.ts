/** Prints what is being done and how long it took, so that a slow first start does not look stuck. */
export async function step<Result>(name: string, work: () => Promise<Result>, note?: (r: Result) => string) {
  const began = Date.now();
  const ticker = setInterval(() => console.log(`  … ${name}, ${seconds(began)} so far`), 10_000);
  try {
    const result = await work();
    const extra = note?.(result);
    console.log(`  ✓ ${name}${extra ? ` (${extra})` : ''}  ${seconds(began)}`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${name}  ${seconds(began)}`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

function seconds(began: number): string {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
