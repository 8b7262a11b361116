package wall

import "errors"

// The mistakes in a pattern, in Lua's words.
var (
	errPatternEnd      = errors.New("malformed pattern (ends with '%')")
	errPatternBracket  = errors.New("malformed pattern (missing ']')")
	errPatternBalance  = errors.New("unbalanced pattern")
	errPatternFrontier = errors.New("missing '[' after '%f' in pattern")
	errPatternClose    = errors.New("invalid pattern capture")
	errPatternOpen     = errors.New("unfinished capture")
	errPatternIndex    = errors.New("invalid capture index")
	errPatternCaptures = errors.New("too many captures")
	errPatternComplex  = errors.New("pattern too complex")
)

const (
	mostCaptures = 32
	mostRepeats  = 200 // parts that match more or less, and so may have to be tried again
)

// A part is a piece of a pattern that matches as a whole.
type part struct {
	kind    partKind
	capture uint8   // of what has to do with captures: from 0
	pair    [2]byte // of balanced
	set     byteSet // of frontier and of what matches bytes
}

type partKind uint8

const (
	oneByte      partKind = iota // of a set
	optionalByte                 // ? one or none, rather one
	manyBytes                    // * any number, as many as possible
	someBytes                    // + likewise, at least one
	fewBytes                     // - any number, as few as possible
	openCapture                  // ( where a capture begins
	closeCapture                 // ) where it ends
	placeCapture                 // () captures where it is
	sameCapture                  // %1 what a capture was
	balanced                     // %b()
	frontier                     // %f[set] between a byte that isn't of the set and one that is
	endOfText                    // $
)

// A pattern is a Lua pattern that has been read. All mistakes are found then, even in a part that
// no text would reach; Lua finds them as it matches.
type pattern struct {
	parts    []part
	anchored bool
	captures int
	repeats  int
	// first are the bytes of which a match begins with one; nil if it may be empty or that isn't
	// plain to see.
	first *byteSet
}

// findFirst returns the bytes of which a match begins with one.
func (p *pattern) findFirst() *byteSet {
	for i := range p.parts {
		switch p.parts[i].kind {
		case openCapture, placeCapture:
			continue
		case oneByte, someBytes:
			return &p.parts[i].set
		}
		return nil
	}
	return nil
}
