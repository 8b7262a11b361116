package wall

import (
	"reflect"

	lua "github.com/yuin/gopher-lua"
)

// canLeave tells whether gopher-lua can leave the thread of a coroutine in the middle of a call of
// a builtin: if all functions in it were called by instructions that call functions. It would leave
// one that was called from within another instruction, or from a builtin, and lose what that one
// was about to do and what its registers held. It also returns how many registers the caller has.
func canLeave(L *lua.LState) (registers int, ok bool) {
	const opcodeShift = 26
	stack, _ := L.GetStack(0)
	frame := reflect.ValueOf(stack).Elem().FieldByIndex(frameField)
	for {
		if frame = frame.Elem().FieldByIndex(parentField); frame.IsNil() {
			return registers, true
		}
		fn := frame.Elem().FieldByIndex(functionField).Elem()
		if fn.FieldByIndex(isBuiltinField).Bool() {
			return 0, false
		}
		proto := fn.FieldByIndex(protoField).Elem()
		next := int(frame.Elem().FieldByIndex(nextField).Int())
		inst := proto.FieldByIndex(codeField).Index(next - 1).Uint()
		if inst>>opcodeShift != uint64(lua.OP_CALL) {
			return 0, false
		}
		if registers == 0 {
			registers = int(proto.FieldByIndex(registersField).Uint())
		}
	}
}

// Where gopher-lua keeps what it doesn't show, to be read and not written.
var (
	frameField     = field[lua.Debug]("frame")
	frameType      = reflect.TypeFor[lua.Debug]().FieldByIndex(frameField).Type.Elem()
	parentField    = fieldOf(frameType, "Parent")
	functionField  = fieldOf(frameType, "Fn")
	nextField      = fieldOf(frameType, "Pc")
	isBuiltinField = field[lua.LFunction]("IsG")
	protoField     = field[lua.LFunction]("Proto")
	codeField      = field[lua.FunctionProto]("Code")
	registersField = field[lua.FunctionProto]("NumUsedRegisters")
)

func field[T any](name string) []int { return fieldOf(reflect.TypeFor[T](), name) }

func fieldOf(t reflect.Type, name string) []int {
	f, ok := t.FieldByName(name)
	if !ok {
		panic("wall: gopher-lua has no " + t.String() + "." + name)
	}
	return f.Index
}
