package num

import "math/bits"

// Odd numbers whose digits have no pattern: the fractions of the square roots of 2, 3, 5 and 7.
const (
	root2 = 0x6a09e667f3bcc909
	root3 = 0xbb67ae8584caa73b
	root5 = 0x3c6ef372fe94f82b
	root7 = 0xa54ff53a5f1d36f1
)

// Mix makes one key of two words: a change of any bit of either changes each bit of the result with
// probability one half. Chain it to key by more: Mix(Mix(seed, item), attempt). The order counts.
//
// Two multiplications of 64 by 64 bits, the first of the words, the second of its halves: the one
// that spreads the words over each other, the one that spreads the bits of what results. One alone
// leaves some bits half dead.
func Mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^root2, b^root3)
	return fold(hi^root5, lo^root7)
}

// HashString makes a key of a name.
func HashString(s string) uint64 {
	h := uint64(len(s))
	for i := range len(s) {
		h = Mix(h, uint64(s[i]))
	}
	return h
}

// fold multiplies two words and folds the 128 bits of the product together.
func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// A Stream is a sequence of random numbers that belongs to a key: whoever has the key can make it
// again. It is a plain value of one word, free to make and to copy; a copy goes on from the same
// place by itself.
//
// The state goes on by a constant and is multiplied with a changed self, as in Wang Yi's wyrand.
// The period is 2⁶⁴.
type Stream struct{ state uint64 }

// NewStream returns the stream of a key.
func NewStream(key uint64) Stream { return Stream{key} }

// Uint64 returns 64 random bits.
func (s *Stream) Uint64() uint64 {
	s.state += root7
	return fold(s.state, s.state^root3)
}

// Float64 returns a number in [0, 1), a multiple of 2⁻⁵³.
func (s *Stream) Float64() float64 { return float64(float64(s.Uint64()>>11) * 0x1p-53) }

// Open returns a number in (0, 1): never 0, never 1.
func (s *Stream) Open() float64 { return float64((float64(s.Uint64()>>12) + 0.5) * 0x1p-52) }

// IntN returns a whole number in [0, n), each as likely as the others. It panics if n < 1.
//
// Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
func (s *Stream) IntN(n int) int {
	if n < 1 {
		panic("num: IntN of less than 1")
	}
	hi, lo := bits.Mul64(s.Uint64(), uint64(n))
	for lo < uint64(n) && lo < -uint64(n)%uint64(n) {
		hi, lo = bits.Mul64(s.Uint64(), uint64(n))
	}
	return int(hi)
}
