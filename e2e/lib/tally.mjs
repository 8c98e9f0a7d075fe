// Counts what passed and failed, and says so in the closing line that continuous integration reads.

export class Tally {
  passed = 0;
  failures = [];

  /** Runs one named check; a thrown error is its failure. */
  async check(name, body) {
    try {
      await body();
      this.passed += 1;
    } catch (error) {
      this.fail(name, error);
    }
  }

  fail(name, error) {
    // The browser library colours its messages; logs do not want that.
    const text = String(error?.message ?? error).replaceAll(/\x1b\[\d+m/g, '').trim();
    this.failures.push(name);
    console.log(`FAILED ${name}\n    ${text.replaceAll('\n', '\n    ')}`);
  }

  close() {
    if (this.failures.length) console.log(`\nFailed:\n  ${this.failures.join('\n  ')}`);
    console.log(`${this.passed} passed, ${this.failures.length} failed`);
    return this.failures.length === 0 && this.passed > 0;
  }
}

/** Runs the tasks with at most `width` under way. */
export async function together(tasks, width = 2) {
  const waiting = [...tasks];
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
}
