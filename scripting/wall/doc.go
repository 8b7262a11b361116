// Package wall is what stands between a stranger's Lua and the machine. It is the only way from
// queuesim into the interpreter.
//
// In the order in which a script meets it:
//
//   - its text is read whole and bounded: bytes, words and signs, numbers that the parser would
//     misread (source.go);
//   - it is parsed, and the depth of the tree is bounded before anything else walks it (tree.go);
//   - `..` and `^` become calls of functions of ours, bounded and the same on every machine
//     (operators.go), it is compiled, and tail calls become calls;
//   - it sees an environment that it can't write, with our own libraries (base.go, string.go,
//     table.go, math.go, coroutine.go): no files, no clock, no process, no addresses, and no work
//     whose cost isn't bounded or paid for;
//   - each entry has a budget of instructions that its coroutines share and no pcall outlives, and
//     now and then it looks at the memory and, if it may, at the clock (budget.go, stopwatch.go);
//   - whatever goes wrong comes back as an Error in plain words (error.go): every entry recovers.
//
// Limits lists the bounds. README.md has the same in a table, with the reason for each part and what
// happens without it.
package wall
