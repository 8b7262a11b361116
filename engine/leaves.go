package engine

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A visitor is shown the figures of a result, each with its name: jobs.wait, pool.each.1.consumed,
// failures.flaky, consumed. What it is shown it may change.
type visitor struct {
	number func(path string, v reflect.Value) // an integer, a Time, a float64
	trend  func(path string, v reflect.Value) // a Trend, an Observation
}

// visit shows all figures that a run has had a say in, in the order of the result and of the names in
// it. What is as the scenario gave it is no figure, nor is what happened when and to whom.
func (r *Result) visit(by visitor) {
	by.visit(reflect.ValueOf(&r.Total), "")
	for _, parts := range []any{r.Queues, r.Producers, r.Consumers} {
		by.visit(reflect.ValueOf(parts), "")
	}
	by.visit(reflect.ValueOf(r.Priorities), "priorities")
	by.visit(reflect.ValueOf(r.Tallies), "tallies")
	by.visit(reflect.ValueOf(r.Observations), "observations")
}

func (by visitor) visit(v reflect.Value, path string) {
	switch v.Interface().(type) {
	case Trend, Observation:
		by.trend(path, v)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			by.visit(v.Elem(), path)
		}
	case reflect.Struct:
		by.fields(v, path)
	case reflect.Map:
		by.entries(v, path)
	case reflect.Slice:
		for i := range v.Len() {
			by.visit(v.Index(i), join(path, strconv.Itoa(i+1)))
		}
	default:
		by.number(path, v)
	}
}

func (by visitor) fields(v reflect.Value, path string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			by.visit(v.Field(i), path)
		case name != "" && name != "id":
			by.visit(v.Field(i), join(path, name))
		}
	}
}

// entries shows copies, for what stands in a map can't be changed there, and puts them back.
func (by visitor) entries(v reflect.Value, path string) {
	for _, key := range sortedKeys(v) {
		entry := reflect.New(v.Type().Elem()).Elem()
		entry.Set(v.MapIndex(key))
		by.visit(entry, join(path, key.String()))
		v.SetMapIndex(key, entry)
	}
}

func sortedKeys(v reflect.Value) []reflect.Value {
	return slices.SortedFunc(slices.Values(v.MapKeys()), func(a, b reflect.Value) int {
		return strings.Compare(a.String(), b.String())
	})
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// numberIn returns the number in v; a time in seconds.
func numberIn(v reflect.Value) float64 {
	switch x := v.Interface().(type) {
	case Time:
		return x.Seconds()
	case float64:
		return x
	}
	return float64(v.Int())
}

// setNumber sets v to x, or to the whole number or the time that is nearest to it.
func setNumber(v reflect.Value, x float64) {
	switch v.Interface().(type) {
	case Time:
		v.SetInt(int64(nearest(x)))
	case float64:
		v.SetFloat(x)
	default:
		v.SetInt(int64(math.Floor(x + 0.5)))
	}
}

// nearest returns the time that is nearest to x seconds, 0 if x is no time.
func nearest(x float64) Time {
	t, _ := Seconds(x)
	return t
}

// unite makes room in r for all that other has: priorities, tallies and reasons that hadn't occurred.
func (r *Result) unite(other *Result) {
	pairs := [][2]any{
		{r.Priorities, other.Priorities},
		{r.Tallies, other.Tallies},
		{r.Observations, other.Observations},
		{r.Total.InsideByState, other.Total.InsideByState},
		{r.Total.Failures, other.Total.Failures},
		{r.Total.GaveUp, other.Total.GaveUp},
	}
	for _, name := range slices.Sorted(maps.Keys(r.Consumers)) {
		a, b := r.Consumers[name], other.Consumers[name]
		pairs = append(pairs, [2]any{a.Failures, b.Failures}, [2]any{a.Left, b.Left})
	}
	for _, p := range pairs {
		unite(reflect.ValueOf(p[0]), reflect.ValueOf(p[1]))
	}
}

// unite gives one map the keys of another, with nothing behind them.
func unite(into, from reflect.Value) {
	for _, key := range from.MapKeys() {
		if into.MapIndex(key).IsValid() {
			continue
		}
		empty := reflect.New(into.Type().Elem()).Elem()
		if empty.Kind() == reflect.Pointer {
			empty = reflect.New(empty.Type().Elem())
		}
		into.SetMapIndex(key, empty)
	}
}
