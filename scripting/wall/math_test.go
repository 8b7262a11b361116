package wall_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/num"
	"queuesim/scripting/wall"
)

func TestMath(t *testing.T) {
	check(t, []row{
		{"math.abs(-3), math.abs(2.5), math.abs('-1')", "3|2.5|1"},
		{"math.ceil(1.2), math.ceil(-1.2), math.ceil(3)", "2|-1|3"},
		{"math.floor(1.8), math.floor(-1.2), math.floor('3.7')", "1|-2|3"},
		{"math.floor(-0.5), math.floor(1 / 0)", "-1|inf"},
		{"math.max(1, 5, 3), math.max(1), math.min(4, 2, 8), math.min('3', 4)", "5|1|2|3"},
		{"math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.mod(7, 3)", "-1|1|1.5|1"},
		{"math.modf(3.25)", "3|0.25"},
		{"math.modf(-3.5)", "-3|-0.5"},
		{"math.modf(-3)", "-3|-0"},
		{"math.modf(1 / 0)", "inf|0"},
		{"math.modf(-1 / 0)", "-inf|-0"},
		{"math.sqrt(16), math.pow(2, 10), math.pow(2, 0.5)", "4|1024|1.4142135623731"},
		{"math.exp(1), math.log(10), math.log10(1000)", "2.718281828459|2.302585092994|3"},
		{"math.sin(1), math.cos(1)", "0.8414709848079|0.54030230586814"},
		{"math.tan(1), math.asin(0.5)", "1.5574077246549|0.5235987755983"},
		{"math.acos(0.5), math.atan(1)", "1.0471975511966|0.78539816339745"},
		{"math.atan2(1, -1), math.sinh(1)", "2.3561944901923|1.1752011936438"},
		{"math.cosh(1), math.tanh(1)", "1.5430806348152|0.76159415595576"},
		{"math.deg(math.pi), math.rad(180)", "180|3.1415926535898"},
		{"math.ldexp(1, 10), math.ldexp(1, -2000), math.ldexp(1, 2000)", "1024|0|inf"},
		{"math.ldexp(0.75, 1 / 0), math.ldexp(3, -1 / 0)", "inf|0"},
		{"math.frexp(8)", "0.5|4"},
		{"math.frexp(-0.3)", "-0.6|-1"},
		{"math.frexp(0)", "0|0"},
		{"math.huge, -math.huge, math.pi", "inf|-inf|3.1415926535898"},
		{"math.huge == 1 / 0, math.huge > 1.7976931348623157e308", "true|true"},
	})
	checkErrors(t, []row{
		{"math.floor('a')", "bad argument #1 to 'floor' (number expected, got string)"},
		{"math.floor({})", "bad argument #1 to 'floor' (number expected, got table)"},
		{"math.max()", "bad argument #1 to 'max' (number expected, got no value)"},
		{"math.min(1, nil)", "bad argument #2 to 'min' (number expected, got nil)"},
		{"math.pow(2)", "bad argument #2 to 'pow' (number expected, got no value)"},
	})
}

func TestMathIsThatOfTheEngine(t *testing.T) {
	for _, tt := range []struct {
		expr string
		want float64
	}{
		{"math.exp(0.1)", num.Exp(0.1)},
		{"math.log(7)", num.Log(7)},
		{"math.sin(1e22)", num.Sin(1e22)},
		{"math.pow(1.1, 2.2)", num.Pow(1.1, 2.2)},
		{"1.1 ^ 2.2", num.Pow(1.1, 2.2)},
		{"math.tanh(0.3)", num.Tanh(0.3)},
	} {
		t.Run(tt.expr, func(t *testing.T) {
			v, err := run(t, "return "+tt.expr)
			require.NoError(t, err)
			assert.Equal(t, lua.LNumber(tt.want), v)
		})
	}
}

func TestLogTakesABase(t *testing.T) { // as from Lua 5.2 on
	for expr, want := range map[string]string{
		"math.log(8, 2)":       "3",
		"math.log(0.125, 2)":   "-3",
		"math.log(1000, 10)":   "3",
		"math.log(81, 3)":      "4",
		"math.log(-1, 2) ~= 1": "true",
	} {
		v, err := run(t, "return "+expr)
		require.NoError(t, err)
		assert.Equal(t, want, v.String(), expr)
	}
}

func TestRandom(t *testing.T) {
	for _, tt := range []struct {
		name, expr string
		luck       float64
		want       string
	}{
		{"a fraction", "math.random()", 0.25, "0.25"},
		{"the least of a die", "math.random(6)", 0, "1"},
		{"the greatest of a die", "math.random(6)", 0.9999999999999999, "6"},
		{"one side each", "math.random(6)", 0.5, "4"},
		{"an interval", "math.random(-3, 3)", 0.5, "0"},
		{"an interval of one", "math.random(5, 5)", 0.9, "5"},
		{"fractions are cut off", "math.random(1.9, 2.9)", 0.9, "2"},
		{"texts of numbers", "math.random('2', '3')", 0.1, "2"},
		{"the largest interval", "math.random(2 ^ 53)", 0.9999999999999999, "9007199254740992"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := wall.New(wall.Options{})
			defer s.Close()
			s.Random = func() float64 { return tt.luck }
			c, err := s.Load("a.lua", "return string.format('%.17g', "+tt.expr+")")
			require.NoError(t, err)
			v, err := s.Run(c)
			require.NoError(t, err)
			assert.Equal(t, tt.want, v.String())
		})
	}
}

func TestRandomRefuses(t *testing.T) {
	for expr, want := range map[string]string{
		"math.random(0)":           "bad argument #1 to 'random' (interval is empty)",
		"math.random(2, 1)":        "bad argument #2 to 'random' (interval is empty)",
		"math.random(1, 2, 3)":     "wrong number of arguments",
		"math.random(-2^53, 2^53)": "bad argument #2 to 'random' (interval is too large)",
		"math.random(1 / 0)":       "want a whole number of at most 2^53, got inf",
		"math.random(0 / 0)":       "got nan",
		"math.randomseed(1)":       "luck belongs to the items; the seed is set by the run",
	} {
		s := wall.New(wall.Options{})
		s.Random = func() float64 { return 0.5 }
		c, err := s.Load("a.lua", "return "+expr)
		require.NoError(t, err)
		_, err = s.Run(c)
		require.ErrorContains(t, err, want)
		s.Close()
	}
	checkErrors(t, []row{{"math.random()", "there is no luck at the top level of the file"}})
}
