package wall

import (
	"strconv"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// constructed returns an expression that makes the table of a constructor as Lua does.
//
// If the last field has a key and its value is a call, gopher-lua takes that value for an element
// too. So values that have keys are cut to one.
//
// It sets the elements of a list fifty at a time. After each fifty it sets them once more
// with each field that has a key, from registers that this field has used; and an expression with
// several values that comes last overwrites them. So from the fiftieth on, elements get keys, and
// values that are still to come are appended to the table:
//
//	{ 1, …, 50, f() }
//
// becomes, with a name that no script can write,
//
//	(append)({ 1, …, [50] = 50 }, 50, f())
func constructed(t *ast.TableExpr) ast.Expr {
	for _, f := range t.Fields {
		if f.Key != nil {
			single(f.Value)
		}
	}
	from, n := needsKeys(t)
	if from == 0 {
		return t
	}
	var last ast.Expr
	if end := len(t.Fields) - 1; t.Fields[end].Key == nil && isMany(t.Fields[end].Value) {
		last, t.Fields = t.Fields[end].Value, t.Fields[:end]
	}
	i := 0
	for _, f := range t.Fields {
		if f.Key != nil {
			continue
		}
		i++
		if i >= from {
			f.Key, f.Value = numberAt(f.Value, i), single(f.Value)
		}
	}
	if last == nil {
		return t
	}
	table := call(t, appendName, []ast.Expr{t, numberAt(t, n)}).(*ast.FuncCallExpr)
	table.Args = append(table.Args, last)
	return table
}

// needsKeys returns from which element on the elements of a constructor must have keys, 0 if none
// must. It also returns how many elements there are, but for a last expression with several values.
func needsKeys(t *ast.TableExpr) (from, n int) {
	for i, f := range t.Fields {
		isLast := i == len(t.Fields)-1
		if f.Key == nil && !(isLast && isMany(f.Value)) {
			n++
			continue
		}
		if from == 0 && n > 0 && n%lua.FieldsPerFlush == 0 {
			from = n
		}
	}
	return from, n
}

func numberAt(at ast.Expr, n int) ast.Expr {
	e := &ast.NumberExpr{Value: strconv.Itoa(n)}
	sameLine(e, at)
	return e
}

// appendName is the name of a builtin that no script can write: what adds to a constructor's table.
const appendName = "(append)"

// appendMany answers with its first argument, a table, to which it has added all arguments after
// the second, behind so many elements.
func appendMany(s *State, L *lua.LState) int {
	a := args{L, "append"}
	t, n := a.table(1), a.integer(2)
	s.charge(L, L.GetTop()/elementsPerInstruction)
	for i := 3; i <= L.GetTop(); i++ {
		t.RawSetInt(n+i-2, L.Get(i))
	}
	L.Push(t)
	return 1
}
