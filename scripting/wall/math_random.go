package wall

import (
	"math"

	lua "github.com/yuin/gopher-lua"
)

// mathRandom draws from where the State says: a number from 0 on and below 1, or a whole number
// from 1 to m, or from m to n.
func mathRandom(s *State, L *lua.LState) int {
	if s.Random == nil {
		L.RaiseError("there is no luck at the top level of the file")
	}
	a := args{L, "random"}
	low, high := 1.0, 0.0
	switch L.GetTop() {
	case 0:
		L.Push(lua.LNumber(s.Random()))
		return 1
	case 1:
		high = a.whole(1)
	case 2:
		low, high = a.whole(1), a.whole(2)
	default:
		L.RaiseError("wrong number of arguments")
	}
	if low > high {
		a.bad(L.GetTop(), "interval is empty")
	}
	if high-low >= mostWhole {
		a.bad(L.GetTop(), "interval is too large")
	}
	L.Push(lua.LNumber(min(high, low+math.Floor(float64(s.Random()*(high-low+1))))))
	return 1
}

// mostWhole is the number up to which there are all whole numbers.
const mostWhole = 1 << 53

// whole returns a number without its fraction.
func (a args) whole(n int) float64 {
	x := math.Trunc(a.number(n))
	if !(math.Abs(x) <= mostWhole) {
		a.bad(n, "want a whole number of at most 2^53, got %s", number(x))
	}
	return x
}

func mathRandomseed(_ *State, L *lua.LState) int {
	L.RaiseError("luck belongs to the items; the seed is set by the run")
	return 0
}
