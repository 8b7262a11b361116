package wall

// A byteSet is a set of bytes, one bit for each.
type byteSet [4]uint64

func (s *byteSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

func (s *byteSet) add(c byte) { s[c>>6] |= 1 << (c & 63) }

// addSpan adds the bytes from lo to hi, none if they are the wrong way round.
func (s *byteSet) addSpan(lo, hi byte) {
	for c := int(lo); c <= int(hi); c++ {
		s.add(byte(c))
	}
}

func (s *byteSet) addAll(more byteSet) {
	for i := range s {
		s[i] |= more[i]
	}
}

// except returns the bytes that aren't in the set.
func (s *byteSet) except() byteSet {
	var rest byteSet
	for i := range s {
		rest[i] = ^s[i]
	}
	return rest
}

// spans returns the set of the bytes from the first of each pair to the second.
func spans(pairs string) byteSet {
	var s byteSet
	for i := 0; i < len(pairs); i += 2 {
		s.addSpan(pairs[i], pairs[i+1])
	}
	return s
}

// classes are the sets that have a letter, in ASCII whatever the language; a letter without one has
// the empty set. The capital letter is all the rest.
var classes = [...]byteSet{
	'a': spans("AZaz"),
	'c': spans("\x00\x1f\x7f\x7f"),
	'd': spans("09"),
	'l': spans("az"),
	'p': spans("!/:@[`{~"),
	's': spans("\t\r  "),
	'u': spans("AZ"),
	'w': spans("09AZaz"),
	'x': spans("09AFaf"),
	'z': spans("\x00\x00"),
}

// class returns what % and a byte stand for: a class, or the byte.
func class(c byte) (set byteSet) {
	switch small := c | 0x20; {
	case !isLetter(c) || small >= byte(len(classes)) || classes[small] == byteSet{}:
		set.add(c)
	case c == small:
		set = classes[small]
	default:
		set = classes[small].except()
	}
	return set
}

// bracketSet returns the set that is written between brackets, without them.
func bracketSet(inside string) byteSet {
	body, isExcept := inside, false
	if body != "" && body[0] == '^' {
		body, isExcept = body[1:], true
	}
	var set byteSet
	for i := 0; i < len(body); i++ {
		switch {
		case body[i] == '%' && i+1 < len(body):
			i++
			set.addAll(class(body[i]))
		case i+2 < len(body) && body[i+1] == '-':
			set.addSpan(body[i], body[i+2])
			i += 2
		default:
			set.add(body[i])
		}
	}
	if isExcept {
		return set.except()
	}
	return set
}
