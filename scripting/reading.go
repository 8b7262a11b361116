package scripting

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"queuesim/engine"
)

// read returns the figure at a path that check has found good: a float64, a bool or a string. The
// error says why there is none: nothing has happened that it could tell of.
func (p parts) read(res *engine.Result, path []string) (any, error) {
	full := p.full(path)
	if x, ok := res.Mean(nameOf(full)); ok {
		return x, nil
	}
	v := reflect.ValueOf(res).Elem()
	for i, name := range full {
		if t, ok := v.Interface().(trend); ok {
			return readTrend(t, full[i-1], name)
		}
		v = under(v, name)
		for v.IsValid() && v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if !v.IsValid() {
			return nil, errors.New(emptiness(full[:i+1]))
		}
	}
	return leaf(v), nil
}

// nameOf returns the name of a figure, from its path from the top of the result.
func nameOf(full []string) string {
	switch full[0] {
	case "stats", "queues", "producers", "consumers":
		full = full[1:]
	}
	return strings.Join(full, ".")
}

// under returns what is under name in v; not valid if there is nothing.
func under(v reflect.Value, name string) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		f, _ := fieldOf(v.Type(), name)
		return v.FieldByIndex(f.Index)
	case reflect.Map:
		if e := v.MapIndex(reflect.ValueOf(name)); e.IsValid() || !isLeaf(v.Type().Elem()) {
			return e
		}
		return reflect.Zero(v.Type().Elem()) // what was never counted
	case reflect.Slice:
		if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= v.Len() {
			return v.Index(n - 1)
		}
	}
	return reflect.Value{}
}

// leaf returns a figure as a float64, a bool or a string. Times are in seconds.
func leaf(v reflect.Value) any {
	switch x := v.Interface().(type) {
	case engine.Time:
		return x.Seconds()
	case engine.ExactSeconds:
		f, _ := strconv.ParseFloat(x.String(), 64)
		return f
	}
	switch {
	case v.CanInt():
		return float64(v.Int())
	case v.CanUint():
		return float64(v.Uint())
	case v.CanFloat():
		return v.Float()
	case v.Kind() == reflect.Bool:
		return v.Bool()
	}
	return v.String()
}

// readTrend returns one figure of a trend. Without samples only the count is known.
func readTrend(t trend, what, name string) (any, error) {
	for _, f := range t.Figures() {
		if f.Name == name {
			return f.Value, nil
		}
	}
	if why, ok := nothingIn[what]; ok {
		return nil, errors.New(why)
	}
	return nil, errors.New("nothing was observed")
}

// nothingIn says of each trend what it means that it has no samples.
var nothingIn = map[string]string{
	"wait": "nothing was served", "service": "nothing was served", "sojourn": "nothing has left",
	"left_wait": "nothing left without service", "blocked": "nothing was blocked",
	"behind": "nothing has arrived",
}

// emptiness says why there is nothing at a path.
func emptiness(path []string) string {
	switch last := path[len(path)-1]; {
	case path[0] == "observations":
		return "nothing was observed"
	case path[0] == "priorities" && len(path) == 2:
		return "no item had this priority"
	case last == "utilisation" || last == "offered_load" || last == "count":
		return "the pool has no bound"
	}
	return "there is none"
}
