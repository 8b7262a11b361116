package wall

// readPattern reads a pattern. Its errors are to be told to the script.
func readPattern(src string) (pattern, error) {
	r := patternReader{rest: src}
	if src != "" && src[0] == '^' {
		r.anchored, r.rest = true, src[1:]
	}
	r.parts = make([]part, 0, min(len(r.rest), usualParts))
	for r.rest != "" {
		if err := r.part(); err != nil {
			return pattern{}, err
		}
	}
	if len(r.opened) > 0 {
		return pattern{}, errPatternOpen
	}
	if r.repeats > mostRepeats {
		return pattern{}, errPatternComplex
	}
	r.first = r.findFirst()
	return r.pattern, nil
}

// A patternReader is the reading of a pattern.
type patternReader struct {
	pattern
	rest   string
	opened []uint8 // captures that aren't closed yet, the innermost last
	closed [mostCaptures]bool
}

// usualParts is how many parts there is room for at first.
const usualParts = 24

// part reads the next part.
func (r *patternReader) part() error {
	c := r.rest[0]
	switch {
	case c == '(':
		return r.open()
	case c == ')':
		return r.close()
	case c == '$' && len(r.rest) == 1:
		r.add(1, part{kind: endOfText})
		return nil
	case c == '%' && len(r.rest) > 1 && r.rest[1] == 'b':
		if len(r.rest) < len("%b()") {
			return errPatternBalance
		}
		r.add(len("%b()"), part{kind: balanced, pair: [2]byte{r.rest[2], r.rest[3]}})
		return nil
	case c == '%' && len(r.rest) > 1 && r.rest[1] == 'f':
		return r.frontier()
	case c == '%' && len(r.rest) > 1 && isDigit(r.rest[1]):
		return r.again(int(r.rest[1]) - '1')
	}
	return r.bytes()
}

// add appends a part that took n bytes to write.
func (r *patternReader) add(n int, p part) {
	r.parts = append(r.parts, p)
	r.rest = r.rest[n:]
}

func (r *patternReader) open() error {
	if r.captures == mostCaptures {
		return errPatternCaptures
	}
	n := uint8(r.captures)
	r.captures++
	if len(r.rest) > 1 && r.rest[1] == ')' {
		r.closed[n] = true
		r.add(len("()"), part{kind: placeCapture, capture: n})
		return nil
	}
	r.opened = append(r.opened, n)
	r.add(1, part{kind: openCapture, capture: n})
	return nil
}

func (r *patternReader) close() error {
	last := len(r.opened) - 1
	if last < 0 {
		return errPatternClose
	}
	n := r.opened[last]
	r.opened, r.closed[n] = r.opened[:last], true
	r.add(1, part{kind: closeCapture, capture: n})
	return nil
}

func (r *patternReader) again(n int) error {
	if n < 0 || !r.closed[n] {
		return errPatternIndex
	}
	r.add(len("%1"), part{kind: sameCapture, capture: uint8(n)})
	return nil
}

func (r *patternReader) frontier() error {
	r.rest = r.rest[len("%f"):]
	if r.rest == "" || r.rest[0] != '[' {
		return errPatternFrontier
	}
	set, n, err := readSet(r.rest)
	if err != nil {
		return err
	}
	r.add(n, part{kind: frontier, set: set})
	return nil
}

// bytes reads what matches a byte, and how often it does.
func (r *patternReader) bytes() error {
	set, n, err := readSet(r.rest)
	if err != nil {
		return err
	}
	p := part{kind: oneByte, set: set}
	if n < len(r.rest) {
		p.kind = repeats(r.rest[n])
	}
	if p.kind != oneByte {
		r.repeats++
		n++
	}
	r.add(n, p)
	return nil
}

// repeats returns how often a byte matches after which comes c.
func repeats(c byte) partKind {
	switch c {
	case '?':
		return optionalByte
	case '*':
		return manyBytes
	case '+':
		return someBytes
	case '-':
		return fewBytes
	}
	return oneByte
}

// readSet reads what matches a byte at the start of a text that isn't empty. It took n bytes to
// write.
func readSet(src string) (set byteSet, n int, err error) {
	switch src[0] {
	case '.':
		return set.except(), 1, nil
	case '%':
		if len(src) == 1 {
			return set, 0, errPatternEnd
		}
		return class(src[1]), len("%a"), nil
	case '[':
		inside, ok := bracket(src[1:])
		if !ok {
			return set, 0, errPatternBracket
		}
		return bracketSet(inside), len(inside) + len("[]"), nil
	}
	set.add(src[0])
	return set, 1, nil
}

// bracket returns what stands before the bracket that ends a set. One at the very beginning is a
// member of it.
func bracket(src string) (inside string, ok bool) {
	i := 0
	if src != "" && src[0] == '^' {
		i++
	}
	for first := i; i < len(src); i++ {
		if src[i] == ']' && i > first {
			return src[:i], true
		}
		if src[i] == '%' {
			i++
		}
	}
	return "", false
}
