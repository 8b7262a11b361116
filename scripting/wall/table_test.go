package wall_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"queuesim/scripting/wall"
)

func TestConcat(t *testing.T) {
	check(t, []row{
		{"table.concat({})", ""},
		{"table.concat({ 1, 2, 3 })", "123"},
		{"table.concat({ 1, 2, 3 }, ', ')", "1, 2, 3"},
		{"table.concat({ 1, 2, 3 }, '-', 2)", "2-3"},
		{"table.concat({ 1, 2, 3 }, '-', 2, 2)", "2"},
		{"table.concat({ 1, 2, 3 }, '-', 3, 2)", ""},
		{"table.concat({ 'a', 1.5, 2e20 }, '|')", "a|1.5|2e+20"},
		{"table.concat({ [5] = 'x' }, '', 5, 5)", "x"},
		{"table.concat({ 1, 2 }, 3)", "132"},
		{"table.concat({ 1, 2, 3 }, nil, 2)", "23"},
	})
	checkErrors(t, []row{
		{"table.concat({ {} })", "invalid value (table) at index 1 in table for 'concat'"},
		{"table.concat({ 1 }, '', 1, 1e300)", "invalid value (nil) at index 2 in table for 'concat'"},
		{"table.concat(1)", "bad argument #1 to 'concat' (table expected, got number)"},
	})
}

func TestConcatOfManyElements(t *testing.T) {
	v, err := run(t, "local t = {} for i = 1, 1e4 do t[i] = i end return #table.concat(t, ',')")
	require.NoError(t, err)
	assert.Equal(t, "48893", v.String())
	refused(t, `local t = {} for i = 1, 99 do t[i] = ("x"):rep(2e4) end return table.concat(t)`,
		wall.Runtime, "a string of more than 1048576 bytes")
}

func TestInsertAndRemove(t *testing.T) {
	checkBodies(t, []row{
		{`local t = { 1, 2, 3 }
			table.insert(t, 4) table.insert(t, 1, 0) table.insert(t, 3, "m")
			return unpack(t)`, "0|1|m|2|3|4"},
		{`local t = {}
			table.insert(t, 1, "a") table.insert(t, 2, "b") table.insert(t, 1, "c")
			return unpack(t)`, "c|a|b"},
		{"local t = {} table.insert(t, nil) return #t", "0"},
		{"local t = { 1, 2, 3 } t[3] = nil table.insert(t, 4) return unpack(t)", "1|2|4"},
		{"local t = { 1, 2, 3 } t[3] = nil table.insert(t, 2, 9) return #t, unpack(t)", "3|1|9|2"},
		{"local t = { 1, 2, 3 } return table.remove(t), #t", "3|2"},
		{"local t = { 1, 2, 3 } return table.remove(t, 1), unpack(t)", "1|2|3"},
		{"local t = { 1, 2, 3 } return table.remove(t, 2), unpack(t)", "2|1|3"},
		{"local t = { 1, 2, 3 } t[3] = nil return table.remove(t), #t", "2|1"},
		{"return table.remove({}), table.remove({ 1 }, 7), table.remove({ 1 }, 0)", "nil|nil"},
		{"return select('#', table.remove({}))", "0"},
		{"local t = { 1 } table.remove(t) return next(t)", "nil"},
		{"return table.maxn({}), table.maxn({ 1, nil, 3 }), table.maxn({ [-1] = 1, x = 1 })", "0|3|0"},
		{"return table.maxn({ 1, [10.5] = 1 }), table.maxn({ [1e10] = 1 })", "10.5|10000000000"},
	})
	checkErrors(t, []row{
		{"table.insert({})", "wrong number of arguments to 'insert'"},
		{"table.insert({}, 1, 2, 3)", "wrong number of arguments to 'insert'"},
		{"table.insert(nil, 1)", "bad argument #1 to 'insert' (table expected, got nil)"},
		{"table.insert(math, 1)", "bad argument #1 to 'insert' (this table can't be changed)"},
		{"table.remove(math)", "bad argument #1 to 'remove' (this table can't be changed)"},
	})
}

func TestInsertMakesNoHoles(t *testing.T) {
	const bad = "bad argument #2 to 'insert' (position out of bounds: want one from 1 to 3)"
	checkErrors(t, []row{
		{"table.insert({ 1, 2 }, 4, 'x')", bad},
		{"table.insert({ 1, 2 }, 0, 'x')", bad},
		{"table.insert({ 1, 2 }, -1, 'x')", bad},
		{"table.insert({ 1, 2 }, 67108862, 'x')", bad},
		{"table.insert({ 1, 2 }, 1 / 0, 'x')", bad},
		{"table.insert({ 1, 2 }, 0 / 0, 'x')", bad},
	})
}

func TestListsAreBounded(t *testing.T) {
	s := wall.New(wall.Options{})
	defer s.Close()
	c, err := s.Load("a.lua", "local t = {} for i = 1, 1e9 do table.insert(t, i) end")
	require.NoError(t, err)
	_, err = s.Run(c)
	require.ErrorContains(t, err, "a list of more than 262144 elements is more than scripts may make")
}

func TestSort(t *testing.T) {
	checkBodies(t, []row{
		{"local t = { 5, 2, 8, 1 } table.sort(t) return unpack(t)", "1|2|5|8"},
		{`local t = { 5, 2, 8, 1 }
			table.sort(t, function(a, b) return a > b end)
			return unpack(t)`, "8|5|2|1"},
		{"local t = { 'b', 'a', 'C', '' } table.sort(t) return unpack(t)", "|C|a|b"},
		{`local t = { "ab", "a", "a\0", "\200" }
			table.sort(t)
			return #t[2], t[4] == "\200"`, "2|true"},
		{"local t = {} table.sort(t) return #t", "0"},
		{"local t = { 3 } table.sort(t) return unpack(t)", "3"},
		{`local mt, t = { __lt = function(a, b) return a.v < b.v end }, {}
			for i, v in ipairs({ 3, 1, 2 }) do t[i] = setmetatable({ v = v }, mt) end
			table.sort(t)
			return t[1].v, t[2].v, t[3].v`, "1|2|3"},
	})
	checkErrors(t, []row{
		{"table.sort({ 3, 'a' })", "attempt to compare string with number"},
		{"table.sort({ {}, {} })", "attempt to compare table with table"},
		{"table.sort({ 3, nil, 1 })", "bad argument #1 to 'sort' (element 2 is nil)"},
		{"table.sort({ 2, 1 }, 1)", "bad argument #2 to 'sort' (function expected, got number)"},
		{"table.sort({ 2, 1 }, function() error('x') end)", "x"},
		{"table.sort(math)", "bad argument #1 to 'sort' (this table can't be changed)"},
	})
}

func TestSortOutlivesItsComparator(t *testing.T) {
	const list = "local t = { 5, 3, 9, 1, 7, 2, 8, 6, 4, 10, 12, 11 } "
	for _, tt := range []struct{ name, comparator, want string }{
		{"always", "return true", "12"},
		{"never", "return false", "12"},
		{"no answer", "", "12"},
		{"it removes", "table.remove(t) return a < b", "12"},
		{"it adds", "table.insert(t, 1) return a < b", ""},
		{"it empties", "for i = 1, #t do t[i] = nil end return a < b", "12"},
		{"it sorts", "if #t == 12 then t[13] = 13 table.sort(t) end return a < b", "13"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, err := run(t, list+"table.sort(t, function(a, b) "+tt.comparator+" end) return #t")
			require.NoError(t, err)
			if tt.want != "" {
				assert.Equal(t, tt.want, v.String())
			}
		})
	}
}

func TestSortSorts(t *testing.T) {
	s := wall.New(wall.Options{})
	defer s.Close()
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.IntRange(-50, 50), 0, 100).Draw(t, "values")
		c, err := s.Load("a.lua", `
			local t, u = { `+join(want)+` }, {}
			for i, v in ipairs(t) do u[i] = v end
			table.sort(t)
			table.sort(u, function(a, b) return b < a end)
			return table.concat(t, ",") .. ";" .. table.concat(u, ",")`)
		if err != nil {
			t.Skip("more words than a state takes")
		}
		v, err := s.Run(c)
		require.NoError(t, err)
		slices.Sort(want)
		up := join(want)
		slices.Reverse(want)
		require.Equal(t, up+";"+join(want), v.String())
	})
}

func join(values []int) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = strconv.Itoa(v)
	}
	return strings.Join(texts, ",")
}

func BenchmarkSort(b *testing.B) {
	values := make([]int, 1000)
	for i := range values {
		values[i] = i * 7919 % 1009
	}
	s := wall.New(wall.Options{})
	defer s.Close()
	c, err := s.Load("a.lua", "table.sort({ "+join(values)+" })")
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Run(c); err != nil {
			b.Fatal(err)
		}
	}
}
