// Package num has the arithmetic that must give the same bits on every machine: elementary
// functions and keyed random numbers.
//
// Go's own math.Exp, Log, Pow, Sin … are assembly here and Go there, and a compiler may fuse x*y +
// z into one rounding where the processor can: the last bits differ between machines, and one bit
// is enough for two runs to part. The functions here use only operations that IEEE 754 fixes to the
// bit (+ − × ÷ √ and conversions), and every product stands inside float64(…), which by the Go
// specification forbids fusing. A test reads the source and sees to that.
//
// The elementary functions take the arguments and special cases of package math (but Lgamma: see
// there). Their errors are below one unit in the last place (ulp), measured against math/big on a
// million arguments each; each function says its own bound.
//
// Random numbers are keyed: a [Stream] is a value that is made on the spot from a key, and a key is
// made by [Mix] from whatever names the draw: seed, purpose, producer, item, attempt. So the luck
// of an item doesn't depend on who else drew before. [Stream.Exp] and [Stream.Normal] are
// ziggurats, built by our own functions at start-up.
//
// All functions may be called from many goroutines at once; a Stream belongs to one.
package num
