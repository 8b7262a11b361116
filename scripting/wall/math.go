package wall

import (
	"math"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine/num"
)

// mathLibrary is what chapter 5.6 of Lua's manual has. What isn't exact in package math comes from
// engine/num, where it has the same bits on every machine.
var mathLibrary = library{
	"abs":        ofOne("abs", math.Abs),
	"acos":       ofOne("acos", num.Acos),
	"asin":       ofOne("asin", num.Asin),
	"atan":       ofOne("atan", num.Atan),
	"atan2":      ofTwo("atan2", num.Atan2),
	"ceil":       ofOne("ceil", math.Ceil),
	"cos":        ofOne("cos", num.Cos),
	"cosh":       ofOne("cosh", num.Cosh),
	"deg":        ofOne("deg", func(x float64) float64 { return float64(x / (math.Pi / 180)) }),
	"exp":        ofOne("exp", num.Exp),
	"floor":      ofOne("floor", math.Floor),
	"fmod":       mathFmod,
	"frexp":      mathFrexp,
	"ldexp":      mathLdexp,
	"log":        mathLog,
	"log10":      ofOne("log10", num.Log10),
	"max":        mathMax,
	"min":        mathMin,
	"mod":        mathFmod, // its name in Lua 5.0
	"modf":       mathModf,
	"pow":        ofTwo("pow", num.Pow),
	"rad":        ofOne("rad", func(x float64) float64 { return float64(x * (math.Pi / 180)) }),
	"random":     mathRandom,
	"randomseed": mathRandomseed,
	"sin":        ofOne("sin", num.Sin),
	"sinh":       ofOne("sinh", num.Sinh),
	"sqrt":       ofOne("sqrt", math.Sqrt),
	"tan":        ofOne("tan", num.Tan),
	"tanh":       ofOne("tanh", num.Tanh),
}

// mathConstants are the numbers that stand beside the functions.
var mathConstants = map[string]float64{"huge": math.Inf(1), "pi": math.Pi}

// ofOne makes a builtin of a function of a number.
func ofOne(name string, f func(float64) float64) builtin {
	return func(_ *State, L *lua.LState) int {
		L.Push(lua.LNumber(f(args{L, name}.number(1))))
		return 1
	}
}

// ofTwo makes a builtin of a function of two numbers.
func ofTwo(name string, f func(x, y float64) float64) builtin {
	return func(_ *State, L *lua.LState) int {
		a := args{L, name}
		L.Push(lua.LNumber(f(a.number(1), a.number(2))))
		return 1
	}
}

// mathFmod is exact. It takes a step for each bit by which one number is longer than the other.
func mathFmod(s *State, L *lua.LState) int {
	const stepsPerInstruction = 4
	a := args{L, "fmod"}
	x, y := a.number(1), a.number(2)
	_, long := math.Frexp(x)
	_, short := math.Frexp(y)
	s.charge(L, max(0, long-short)/stepsPerInstruction)
	L.Push(lua.LNumber(math.Mod(x, y)))
	return 1
}

func mathFrexp(_ *State, L *lua.LState) int {
	fraction, exponent := math.Frexp(args{L, "frexp"}.number(1))
	L.Push(lua.LNumber(fraction))
	L.Push(lua.LNumber(exponent))
	return 2
}

func mathLdexp(_ *State, L *lua.LState) int {
	const most = 1 << 12 // it makes 0 or an infinity of every number
	a := args{L, "ldexp"}
	exponent := min(max(a.integer(2), -most), most)
	L.Push(lua.LNumber(math.Ldexp(a.number(1), exponent)))
	return 1
}

// mathLog takes a base, as Lua's own does from 5.2 on.
func mathLog(_ *State, L *lua.LState) int {
	a := args{L, "log"}
	x := num.Log(a.number(1))
	if L.Get(2) != lua.LNil {
		x = logInBase(a.number(1), a.number(2))
	}
	L.Push(lua.LNumber(x))
	return 1
}

// logInBase is exact for powers of 2 and of 10 in their bases.
func logInBase(x, base float64) float64 {
	switch base {
	case 10:
		return num.Log10(x)
	case 2:
		if fraction, exponent := math.Frexp(x); fraction == 0.5 {
			return float64(exponent - 1)
		}
	}
	return num.Log(x) / num.Log(base)
}

func mathMax(_ *State, L *lua.LState) int {
	return best(args{L, "max"}, func(x, y float64) bool { return x > y })
}

func mathMin(_ *State, L *lua.LState) int {
	return best(args{L, "min"}, func(x, y float64) bool { return x < y })
}

// best answers with the argument that is better than all before it.
func best(a args, better func(x, y float64) bool) int {
	result := a.number(1)
	for i := 2; i <= a.L.GetTop(); i++ {
		if x := a.number(i); better(x, result) {
			result = x
		}
	}
	a.L.Push(lua.LNumber(result))
	return 1
}

// mathModf answers with the whole part and the fraction, both with the sign of the number.
func mathModf(_ *State, L *lua.LState) int {
	x := args{L, "modf"}.number(1)
	whole, fraction := math.Trunc(x), 0.0
	if !math.IsInf(x, 0) {
		fraction = x - whole
	}
	L.Push(lua.LNumber(whole))
	L.Push(lua.LNumber(math.Copysign(fraction, x)))
	return 2
}
