package wall

import (
	lua "github.com/yuin/gopher-lua"
)

// tableSort sorts a copy and puts it into the table at the end, so that a comparator may do as it
// likes: one that changes the table, contradicts itself or raises an error can't harm anything.
func tableSort(s *State, L *lua.LState) int {
	a := args{L, "sort"}
	t := a.writable(1)
	o := order{s: s, L: L}
	if L.Get(2) != lua.LNil {
		o.before = a.function(2)
	}
	n := s.length(L, t)
	s.list(L, n)
	s.charge(L, n)
	values := make([]lua.LValue, n)
	for i := range values {
		if values[i] = t.RawGetInt(i + 1); values[i] == lua.LNil {
			a.bad(1, "element %d is nil", i+1)
		}
	}
	o.sort(values, make([]lua.LValue, n/2))
	for i, v := range values {
		t.RawSetInt(i+1, v)
	}
	return 0
}

// An order sorts values. Each comparison is paid for.
type order struct {
	s      *State
	L      *lua.LState
	before *lua.LFunction // whether its first argument goes before its second; nil: the operator <
}

// shortRun is how many values are sorted by insertion.
const shortRun = 8

// sort sorts by merging, with room for half as many values.
func (o order) sort(values, room []lua.LValue) {
	if len(values) <= shortRun {
		o.insert(values)
		return
	}
	half := len(values) / 2
	o.sort(values[:half], room)
	o.sort(values[half:], room)
	if o.less(values[half], values[half-1]) {
		o.merge(values, half, room)
	}
}

// insert sorts by insertion.
func (o order) insert(values []lua.LValue) {
	for i := 1; i < len(values); i++ {
		for j := i; j > 0 && o.less(values[j], values[j-1]); j-- {
			values[j], values[j-1] = values[j-1], values[j]
		}
	}
}

// merge sorts what is sorted in each half.
func (o order) merge(values []lua.LValue, half int, room []lua.LValue) {
	left := room[:copy(room, values[:half])]
	right := values[half:]
	for i := 0; len(left) > 0; i++ {
		if len(right) > 0 && o.less(right[0], left[0]) {
			values[i], right = right[0], right[1:]
		} else {
			values[i], left = left[0], left[1:]
		}
	}
}

// less tells whether a goes before b.
func (o order) less(a, b lua.LValue) bool {
	o.s.charge(o.L, 1)
	if o.before != nil {
		o.L.Push(o.before)
		o.L.Push(a)
		o.L.Push(b)
		o.L.Call(2, 1)
		answer := lua.LVAsBool(o.L.Get(-1))
		o.L.Pop(1)
		return answer
	}
	if x, ok := a.(lua.LString); ok {
		if y, ok := b.(lua.LString); ok {
			o.s.charge(o.L, min(len(x), len(y))/textPerInstruction)
			return x < y
		}
	}
	return o.L.LessThan(a, b)
}
