package wall_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/scripting/wall"
)

// function returns a function of a script, and the state that it lives in.
func function(t *testing.T, o wall.Options, src string) (*wall.State, *lua.LFunction) {
	t.Helper()
	s := wall.New(o)
	t.Cleanup(s.Close)
	c, err := s.Load("a.lua", src)
	require.NoError(t, err)
	v, err := s.Run(c)
	require.NoError(t, err)
	f, ok := v.(*lua.LFunction)
	require.True(t, ok)
	return s, f
}

// TestTheBudgetIsExact: it is the same wherever the looks at the machine fall, and whatever ran before.
func TestTheBudgetIsExact(t *testing.T) {
	limits := wall.Defaults()
	limits.Entry = 1000
	s, f := function(t, wall.Options{Limits: limits, Clock: true},
		"return function(n) for i = 1, n do end end")
	enough := 0
	for n := 1; ; n++ {
		if _, err := s.Call(f, lua.LNumber(n)); err != nil {
			enough = n - 1
			break
		}
	}
	for i := range 300 {
		_, err := s.Call(f, lua.LNumber(i)) // moves the looks
		require.NoError(t, err)
		_, err = s.Call(f, lua.LNumber(enough))
		require.NoError(t, err)
		_, err = s.Call(f, lua.LNumber(enough+1))
		require.ErrorContains(t, err, "more than 1000 instructions")
	}
}

// TestShortCallsCannotKeepMuchTogether: what a million calls keep counts like what one does.
func TestShortCallsCannotKeepMuchTogether(t *testing.T) {
	if testing.Short() {
		t.Skip("slow with the race detector")
	}
	limits := wall.Defaults()
	limits.Memory = 16
	for _, tt := range []struct{ name, src string }{
		{"small tables", "local kept = {} return function(n) kept[n] = {} end"},
		{"long texts", "local kept = {} return function(n) kept[n] = ('x'):rep(1e4 + n) end"},
		{"large lists", "local kept = {} return function(n) local t = {} t[2e5] = 1 kept[n] = t end"},
		{"chains", "local last return function(n) last = { last } end"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, f := function(t, wall.Options{Limits: limits, Clock: true}, tt.src)
			var err error
			for n := 1; n < 1e7 && err == nil; n++ {
				_, err = s.Call(f, lua.LNumber(n))
			}
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, wall.Memory, e.Kind)
			assert.Equal(t, "memory", e.Limit)
			assert.Equal(t, "the run uses more than 16 MiB of memory, with what the scripts keep", e.Msg)
		})
	}
}

// TestGarbageDoesNotCount: a script may make as much as it likes if it keeps little.
func TestGarbageDoesNotCount(t *testing.T) {
	limits := wall.Defaults()
	limits.Memory = 8
	s, f := function(t, wall.Options{Limits: limits}, "return function() return ('x'):rep(1e6) .. 'y' end")
	for range 100 {
		_, err := s.Call(f)
		require.NoError(t, err)
	}
}

// TestMemoryCanBeGranted: what the host reads for a scenario isn't the script's.
func TestMemoryCanBeGranted(t *testing.T) {
	limits := wall.Defaults()
	limits.Memory = 8
	s, f := function(t, wall.Options{Limits: limits}, "return function() for i = 1, 1000 do end end")
	trace := make([]byte, 32<<20)
	_, err := s.Call(f)
	require.ErrorContains(t, err, "8 MiB of memory")
	s.Grant(len(trace))
	_, err = s.Call(f)
	require.NoError(t, err)
	trace[0] = 1 // it is kept until here
}

// TestTheClockEndsSlowInstructions: some take a millisecond each, and a million of them an hour.
func TestTheClockEndsSlowInstructions(t *testing.T) {
	if testing.Short() {
		t.Skip("slow with the race detector")
	}
	limits := wall.Defaults()
	limits.Time = 150
	long := "local a = ('x'):rep(1e6) local b = ('x'):rep(999999) .. 'x' "
	for _, tt := range []struct{ name, src string }{
		{"comparison", long + "return function() while a <= b do end end"},
		{"equality", long + "return function() while a == b do end end"},
		{"a long key", long + "local t = {} return function() while true do t[a] = 1 end end"},
		{"a long method", long + "return function() while true do local m = a[b] end end"},
		{"a long number", "local a = ('0'):rep(1e6) return function() while true do local b = a + 1 end end"},
		{"large lists", "return function() while true do local t = {} t[262000] = 1 end end"},
		{"an error that quotes", long + `return function()
			while true do pcall(function() local x = nil x = x[a] end) end end`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, f := function(t, wall.Options{Limits: limits, Clock: true}, tt.src)
			began := time.Now()
			_, err := s.Call(f)
			var e *wall.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, "time", e.Limit, e.Msg)
			assert.Less(t, time.Since(began), 10*time.Second)
		})
	}
}

// BenchmarkEntry is what a call of a script's function costs behind the wall and without one.
func BenchmarkEntry(b *testing.B) {
	for _, n := range []int{0, 10, 100, 1000} {
		src := fmt.Sprintf("return function(x) local n = 0 %s return n end",
			strings.Repeat("n = n + x ", n))
		s := wall.New(wall.Options{Clock: true})
		defer s.Close()
		c, err := s.Load("a.lua", src)
		require.NoError(b, err)
		v, err := s.Run(c)
		require.NoError(b, err)
		b.Run(fmt.Sprintf("wall/%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Call(v.(*lua.LFunction), lua.LNumber(1)); err != nil {
					b.Fatal(err)
				}
			}
		})
		bare := lua.NewState()
		defer bare.Close()
		require.NoError(b, bare.DoString(src))
		f := bare.Get(-1)
		b.Run(fmt.Sprintf("bare/%d", n), func(b *testing.B) {
			for b.Loop() {
				bare.Push(f)
				bare.Push(lua.LNumber(1))
				bare.Call(1, 1)
				bare.Pop(1)
			}
		})
	}
}
