package num_test

import (
	"go/ast"
	"go/build"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A compiler may fuse a product with a sum that it reaches on any way (through a variable, a
// return, an inlined call) unless it is converted on the spot. So every product of floats stands in
// float64(…), or is a factor of another one, or goes straight into a comparison or a function of
// package math.
func TestNoProductCanFuse(t *testing.T) {
	files := token.NewFileSet()
	config := &types.Config{Importer: importer.ForCompiler(files, "source", nil)}
	for _, dir := range calculating {
		for _, loose := range looseProducts(t, config, files, dir) {
			assert.Fail(t, "a product that may be fused", "%s", files.Position(loose))
		}
	}
}

// calculating are the packages whose numbers are the same on every machine.
var calculating = []string{
	".", "../dist", "../stats", "..", "../sim", "../report", "../theory",
	"../../scripting", "../../scripting/wall",
}

// sources returns the files of a package that this machine compiles, but its tests.
func sources(t *testing.T, dir string) (names []string) {
	pkg, err := build.ImportDir(dir, 0)
	require.NoError(t, err)
	for _, name := range pkg.GoFiles {
		names = append(names, filepath.Join(dir, name))
	}
	return names
}

// looseProducts returns where in a package's source there are products that may be fused.
func looseProducts(
	t *testing.T, config *types.Config, files *token.FileSet, dir string,
) (loose []token.Pos) {
	var parsed []*ast.File
	for _, name := range sources(t, dir) {
		file, err := parser.ParseFile(files, name, nil, 0)
		require.NoError(t, err)
		parsed = append(parsed, file)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	_, err := config.Check(dir, files, parsed, info)
	require.NoError(t, err)
	for _, file := range parsed {
		loose = append(loose, looseIn(file, info)...)
	}
	return loose
}

func looseIn(file *ast.File, info *types.Info) (loose []token.Pos) {
	ast.PreorderStack(file, nil, func(n ast.Node, above []ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok == token.MUL_ASSIGN && isFloat(info.Types[n.Lhs[0]]) {
				loose = append(loose, n.Pos())
			}
		case *ast.BinaryExpr:
			if isProduct(n, info) && isFloat(info.Types[n]) && !isHeld(n, above) {
				loose = append(loose, n.Pos())
			}
		}
		return true
	})
	return loose
}

func isProduct(n *ast.BinaryExpr, info *types.Info) bool {
	return n.Op == token.MUL || n.Op == token.QUO && info.Types[n.Y].Value != nil
}

// isFloat tells whether an expression is a float that is computed when the program runs.
func isFloat(x types.TypeAndValue) bool {
	basic, ok := x.Type.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsFloat != 0 && x.Value == constant.Value(nil)
}

// isHeld tells whether what stands around a product keeps it from being fused.
func isHeld(product ast.Expr, above []ast.Node) bool {
	for i := len(above) - 1; i >= 0; i-- {
		switch around := above[i].(type) {
		case *ast.ParenExpr:
			continue
		case *ast.BinaryExpr:
			return around.Op != token.ADD && around.Op != token.SUB
		case *ast.CallExpr:
			return holds(around.Fun)
		}
		return false
	}
	return false
}

// holds tells whether a function is the conversion to float64, or one of package math.
func holds(function ast.Expr) bool {
	switch f := function.(type) {
	case *ast.Ident:
		return f.Name == "float64"
	case *ast.SelectorExpr:
		from, ok := f.X.(*ast.Ident)
		return ok && from.Name == "math"
	}
	return false
}

// inexact are the functions of package math that give other bits on other machines.
const inexact = " Acos Acosh Asin Asinh Atan Atan2 Atanh Cbrt Cos Cosh Erf Erfc Erfcinv Erfinv Exp" +
	" Exp2 Expm1 Gamma Hypot J0 J1 Jn Lgamma Log Log10 Log1p Log2 Logb Pow Sin Sincos Sinh Tan" +
	" Tanh Y0 Y1 Yn "

func TestOnlyExactFunctionsOfMath(t *testing.T) {
	for _, dir := range append(calculating, "../live", "../../cmd/queuesim") {
		for _, name := range sources(t, dir) {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && types.ExprString(s.X) == "math" {
					assert.NotContains(t, inexact, " "+s.Sel.Name+" ", name)
				}
				return true
			})
		}
	}
}
