package wall

import (
	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// unlike51 refuses what gopher-lua has from later versions of Lua but doesn't do right: a goto
// closes the upvalues of all locals of its function, and what is set in one place isn't seen in the
// other.
func unlike51(name string, tree []ast.Stmt) error {
	line := 0
	anywhere(tree, func(node any) bool {
		switch n := node.(type) {
		case *ast.GotoStmt:
			line = n.Line()
		case *ast.LabelStmt:
			line = n.Line()
		}
		return line > 0
	})
	if line == 0 {
		return nil
	}
	return &Error{Kind: Refused, File: name, Line: line, Msg: "there is no goto in Lua 5.1"}
}

// mostUpvalues is how many upvalues of a function gopher-lua can count.
const mostUpvalues = 255

// tooManyUpvalues returns the line of a function with more upvalues than that, 0 if there is none.
func tooManyUpvalues(p *lua.FunctionProto) int {
	if len(p.DbgUpvalues) > mostUpvalues {
		return max(1, p.LineDefined)
	}
	for _, inner := range p.FunctionPrototypes {
		if line := tooManyUpvalues(inner); line > 0 {
			return line
		}
	}
	return 0
}
